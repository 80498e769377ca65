"""Medical institutions (医疗机构) and those who receive patients there."""
