FROM node:22-alpine AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
ARG APIDOT_API_KEY
# expect: client-side-key
ENV NEXT_PUBLIC_APIDOT_API_KEY=$APIDOT_API_KEY
RUN npm run build

FROM node:22-alpine
WORKDIR /app
ENV NODE_ENV=production \
    PORT=3000
# expect: leaked-key
ENV APIDOT_API_KEY=@@KEY@@
COPY --from=build /app/.next ./.next
COPY --from=build /app/node_modules ./node_modules
COPY package.json .
EXPOSE 3000
CMD ["npm", "start"]
