# Not run: where this was written there is no Docker engine. What its image starts was started by hand: docs/running.md, "Containers".
#
#   docker build -t sporbar .
#
# The base images are pinned by version; pin them by digest where you keep a registry. Debian, since the project's own Node
# (an npm package, as in package.json) is built against glibc: the image runs the very Node that the tests ran on.

FROM node:24.13.0-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY prisma/package.json prisma/
COPY schema/package.json schema/
COPY api/package.json api/
COPY web/package.json web/
RUN npm ci

FROM modules AS built
COPY . .
RUN npm run generate && npm run -s turbo -- build --output-logs=errors-only
# What only building and testing needs stays behind.
RUN npm prune --omit=dev

FROM debian:12.13-slim
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin sporbar && mkdir /data /files && chown sporbar /data /files
COPY --from=built /app/package.json ./
COPY --from=built /app/node_modules node_modules
COPY --from=built /app/prisma prisma
COPY --from=built /app/schema schema
COPY --from=built /app/api api
COPY --from=built /app/web/build web/build
USER sporbar
# No secret is built in: they come with the environment (compose.yaml).
ENV HOST=0.0.0.0 PORT=4000 SPORBAR_DATA=/data SPORBAR_DEMO=none NODE_ENV=production PATH=/app/node_modules/.bin:$PATH
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "api/src/main.ts"]
