"""Vehicle terminals over TCP by JT/T 808 (道路运输车辆卫星定位系统 终端通讯协议), 2013 and 2019."""
