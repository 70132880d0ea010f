# A function's server with `docker build`, where Jib (mvn package -Pimages) is not wanted:
#   mvn package
#   docker build -f docker/server.Dockerfile --build-arg FUNCTION=chameleon -t duet/chameleon .
# For vHive's Firecracker flavour, which sets no environment, add --build-arg PORT=50051.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}
ARG FUNCTION
ARG PORT=8080
COPY functions-${FUNCTION}/target/${FUNCTION}-server /function
WORKDIR /function
ENV PORT=${PORT}
USER 65532:65532
EXPOSE ${PORT}
ENTRYPOINT ["java", "@java.options", "@main.options"]
