# A function on AWS's own Java base image, with `docker build`; the handler is the command:
#   mvn package
#   docker build -f docker/lambda.Dockerfile --build-arg FUNCTION=chameleon -t duet/chameleon-lambda .
#   docker run -p 9000:8080 duet/chameleon-lambda io.faasduet.chameleon.ChameleonHandler
ARG RUNTIME=25
FROM eclipse-temurin:25-jdk AS unzipped
ARG FUNCTION
ARG ARCH=x86_64
COPY functions-${FUNCTION}/target/${FUNCTION}-lambda-${ARCH}.zip /function.zip
WORKDIR /function
RUN jar --extract --file /function.zip

FROM public.ecr.aws/lambda/java:${RUNTIME}
COPY --from=unzipped /function ${LAMBDA_TASK_ROOT}
