FROM python:3.12.12-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/oppfolging
COPY requirements.lock ./
RUN /opt/oppfolging/bin/pip install --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot/ bot/
COPY scheduling/ scheduling/
COPY handlers/ handlers/
RUN /opt/oppfolging/bin/pip install --no-deps --no-build-isolation .


FROM python:3.12.12-slim-bookworm

RUN groupadd --system --gid 10001 oppfolging \
    && useradd --system --uid 10001 --gid oppfolging --no-create-home --home-dir /data oppfolging \
    && install --directory --owner=oppfolging --group=oppfolging --mode=0750 /data
COPY --from=build /opt/oppfolging /opt/oppfolging

# The root file system may be read-only: modules are compiled above, and only /data and /tmp are written to.
ENV PATH=/opt/oppfolging/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
WORKDIR /data
VOLUME /data
USER 10001:10001
EXPOSE 8080

# Without a proxy: a proxy named in the environment is for Slack and Teams, not for the container's own door.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "from urllib.request import ProxyHandler, build_opener; build_opener(ProxyHandler({})).open('http://127.0.0.1:8080/healthz', timeout=4)"]

ENTRYPOINT ["oppfolging"]
CMD ["serve", "/data/oppfolging.yaml", "--host", "0.0.0.0", "--port", "8080"]
