# RUN: build % -o %t/app.hex --path %d/lib --embed-source
# RUN: size %t/app.hex --top 0
# RUN: extract %t/app.hex -d %t/out
# FAIL[2]: extract %t/app.hex --directory %t/out
# RUN: extract %t/app.hex -d %t/out --force
# RUN: build %t/out/sources.py -o %t/again.hex --embed-source --report json=%t/report.json
# RUN: extract %t/again.hex -d %t/twice
# RUN: build % -o %t/app.img --path %d/lib --embed-source --emit image
# RUN: extract %t/app.img -d %t/image
# RUN: build % -o %t/without.hex --path %d/lib
# FAIL[2]: extract %t/without.hex
# FAIL[2]: extract %
# FAIL[2]: extract %t/missing.hex
# FAIL[2]: build - -o %t/app.hex --embed-source
# FAIL: build build/sources_large.py -o %t/app.hex --embed-source
"""The sources lie behind the program and come back."""

import json

import greeting

print(json.dumps(greeting.text(1)))
