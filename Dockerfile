# One image for all services: the command says which, as in "caesura gateway". Without a Docker engine, Maven builds the same:
# mvn -Pimage -pl cli -am package (see docs/operations.md).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Dquick -Dmaven.test.skip=true -pl cli -am package \
 && mkdir -p /app/lib \
 && cp cli/target/caesura-cli-*.jar /app/lib/ \
 && tr ':' '\n' < cli/target/classpath.txt | xargs -I{} cp {} /app/lib/

FROM eclipse-temurin:25-jre
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home caesura && mkdir /data && chown caesura /data
USER 10001
WORKDIR /data
COPY --from=build /app/lib /app/lib
# The first start writes an archive of loaded classes to /data, and the next ones start from it.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=/data/caesura.jsa", "-Xlog:cds=off", \
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
            "-cp", "/app/lib/*", "dev.caesura.cli.Main"]
