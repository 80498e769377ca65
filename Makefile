# OneThing 一件事. `make` alone lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
ONE_THING ?= assistance
CASES ?= 10000
PY := $(VENV)/bin/python
export PYTHONDONTWRITEBYTECODE ?= 1

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 11

run: $(VENV)/run ## everything in one process on this machine: http://127.0.0.1:8080/
	@CIVIC_DEV_ISSUER=true CIVIC_DEMO_RESIDENTS=$${CIVIC_DEMO_RESIDENTS:-20000} $(PY) -m services

demo: $(VENV)/run ## the newborn's one-thing from form to every department, shown as it happens
	@$(PY) -m demo

simulate: $(VENV)/run ## cases through a year in virtual time: make simulate ONE_THING=assistance CASES=10000
	@$(PY) -m services.onething.simulation "$(ONE_THING)" --cases "$(CASES)"

token: $(VENV)/run ## a development token: make token ROLE=window COUNTY=330802 DEPARTMENT=health SUBJECT=w1
	@$(PY) -m gateway.token --role "$(ROLE)" --county "$(COUNTY)" --department "$(DEPARTMENT)" --town "$(TOWN)" --subject "$(SUBJECT)"

test: $(VENV)/dev ## everything, also on a real PostgreSQL and a real Kafka that it starts itself
	@$(PY) -m pytest -n 2 --dist loadfile $(T)

check: $(VENV)/dev ## format, lint, types, contracts
	@$(PY) -m scripts.check

bench: $(VENV)/dev ## cases per second and latencies, as ratios in one run, into bench/results/
	@$(PY) -m bench

proto: $(VENV)/dev ## generate code, contract and docs/asyncapi.json from proto/; leaves no diff
	@$(PY) -m scripts.generate && $(PY) -m scripts.asyncapi

lock: $(VENV)/dev ## renew requirements*.lock from pyproject.toml
	@$(PY) -m scripts.lock

clean: ## remove the environment and the data of `make run`
	@rm -rf $(VENV) var

# A venv from the hashed lock; the .pth puts this tree and the generated code on its path.
$(VENV)/run: requirements.lock
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed 需要 Python 3.11 或更新")'
	@test -x $(PY) || python3 -m venv $(VENV)
	@echo "installing from requirements.lock …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@printf '%s\n%s\n' "$(CURDIR)" "$(CURDIR)/proto/gen" > "$$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/onething.pth"
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/run
	@echo "installing from requirements-dev.lock …"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.PHONY: help run demo simulate token test check bench proto lock clean
