"""Lists that are too large together."""

row0 = [0] * 100
row1 = [0] * 100
row2 = [0] * 100
row3 = [0] * 100
row4 = [0] * 100
row5 = [0] * 100
row6 = [0] * 100
row7 = [0] * 100
row8 = [0] * 100
row9 = [0] * 100
row10 = [0] * 100
row11 = [0] * 100
row12 = [0] * 100
row13 = [0] * 100
row14 = [0] * 100
