"""Social assistance (社会救助) and the disabled persons' federation (残联): means verified, benefits paid."""
