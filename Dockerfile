# One image for all services: the command says which, as in "caesura gateway".
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Dquick -Dmaven.test.skip=true -pl cli -am package \
 && mkdir -p /app/lib \
 && cp cli/target/caesura-cli-*.jar /app/lib/ \
 && tr ':' '\n' < cli/target/classpath.txt | xargs -I{} cp {} /app/lib/

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home caesura && mkdir /data && chown caesura /data
USER caesura
WORKDIR /data
COPY --from=build /app/lib /app/lib
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "--enable-native-access=ALL-UNNAMED", "-cp", "/app/lib/*", "dev.caesura.cli.Main"]
