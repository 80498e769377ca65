"""The registry (户籍与基础数据): the city's shared base data.

It keeps residents (人口), households (户) and how their members are related, residence permits (居住证) and electronic
licences (电子证照), and the log of who read whose data and why. It enters newborns in the household register (落户).
"""
