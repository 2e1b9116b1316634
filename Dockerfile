# One image for each service: docker build --target gateway (or processor, sender, console, cli). Without a Docker engine, Maven
# builds the same: mvn -Pimage -DskipTests package (see docs/operations.md).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Dquick -Dmaven.test.skip=true package dependency:copy-dependencies -DincludeScope=runtime

FROM eclipse-temurin:25-jre AS base
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home caesura && mkdir /data && chown caesura /data
COPY LICENSE NOTICE deploy/jvm.options /app/
USER 10001
WORKDIR /data

FROM base AS gateway
COPY --from=build /src/ingest-gateway/target/caesura-ingest-gateway-*.jar /src/ingest-gateway/target/dependency/ /app/lib/
EXPOSE 8080
ENTRYPOINT ["java", "@/app/jvm.options", "-cp", "/app/lib/*", "dev.caesura.gateway.app.GatewayApplication"]

FROM base AS processor
COPY --from=build /src/stream-processor/target/caesura-stream-processor-*.jar /src/stream-processor/target/dependency/ /app/lib/
EXPOSE 8081
ENTRYPOINT ["java", "@/app/jvm.options", "-cp", "/app/lib/*", "dev.caesura.processor.app.ProcessorApplication"]

FROM base AS sender
COPY --from=build /src/reply-sender/target/caesura-reply-sender-*.jar /src/reply-sender/target/dependency/ /app/lib/
EXPOSE 8082
ENTRYPOINT ["java", "@/app/jvm.options", "-cp", "/app/lib/*", "dev.caesura.sender.app.SenderApplication"]

FROM base AS console
COPY --from=build /src/console/target/caesura-console-*.jar /src/console/target/dependency/ /app/lib/
EXPOSE 8090
ENTRYPOINT ["java", "@/app/jvm.options", "-cp", "/app/lib/*", "dev.caesura.console.app.ConsoleApplication"]

# The commands: topics, explain, diagnose and the rest.
FROM base AS cli
COPY --from=build /src/cli/target/caesura-cli-*.jar /src/cli/target/dependency/ /app/lib/
ENTRYPOINT ["java", "@/app/jvm.options", "-cp", "/app/lib/*", "dev.caesura.cli.Main"]
