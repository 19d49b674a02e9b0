# One build for the demo: the plugin inside Grafana, and the local CLS beside it.
ARG GRAFANA_VERSION=12.4.10

FROM node:24-bookworm-slim AS build
WORKDIR /flowlens
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

# The local CLS: its program and the packages it needs (DuckDB).
FROM node:24-bookworm-slim AS local-cls
WORKDIR /flowlens
ENV NODE_ENV=production
COPY --from=build /flowlens/package.json ./
COPY --from=build /flowlens/node_modules ./node_modules
COPY --from=build /flowlens/build/local-cls.cjs ./build/
VOLUME /data
EXPOSE 8765
CMD ["node", "build/local-cls.cjs", "--host", "0.0.0.0", "--port", "8765", "--dir", "/data"]

# Grafana with the plugin. The Ubuntu image, because Node needs libstdc++, which the Alpine one lacks.
FROM grafana/grafana:${GRAFANA_VERSION}-ubuntu AS grafana
COPY --from=build --chown=472:0 /flowlens/dist /var/lib/grafana/plugins/flowlens-cls-datasource
COPY --from=build --chmod=755 /usr/local/bin/node /usr/local/bin/node
