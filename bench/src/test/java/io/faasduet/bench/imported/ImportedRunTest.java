package io.faasduet.bench.imported;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.bench.report.Report;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedRunTest {
  /** As JMeter 5.6.3 writes it, but for two failures. */
  private static final String JTL =
      """
      timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect
      1795973617863,42,invoke,200,OK,Users 1-7,text,true,,500,172,9,9,http://localhost:18080/,42,0,22
      1795973617862,39,invoke,503,"Busy, later",Users 1-9,text,false,,500,172,9,9,http://localhost:18080/,33,0,17
      1795973617900,7,invoke,Non HTTP response code: java.net.ConnectException,refused,Users 1-9,text,false,,0,0,9,9,http://localhost:18080/,0,0,0
      1795973617901,8,invoke,200,OK,Users 1-9,text,false,no such text,500,172,9,9,http://localhost:18080/,8,0,0
      """;

  private static final String K6 =
      """
      metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,status,subproto,tls_version,url,extra_tags,metadata
      http_reqs,1795973618,1.000000,,,,true,,POST,http://localhost/,HTTP/1.1,default,,200,,,http://localhost/,,
      http_req_duration,1795973618,250.500000,,,,true,,POST,http://localhost/,HTTP/1.1,default,,200,,,http://localhost/,,
      http_req_duration,1795973618,1.000000,,,1500,false,,POST,http://localhost/,HTTP/1.1,default,,500,,,http://localhost/,,
      """;

  private static final String LOCUST =
      """
      start_time,name,response_time_ms,status_code,exception
      1795973496.423053,invoke,195.372106,200,
      1795973496.500000,invoke,3.5,,ConnectionRefusedError
      """;

  @TempDir Path directory;

  @Test
  void jmetersRequestsAreSamples() throws IOException {
    List<Sample> samples = imported(file("load.jtl", JTL));
    assertThat(samples)
        .extracting(Sample::latencyMillis)
        .containsExactly(
            OptionalDouble.empty(),
            OptionalDouble.of(42),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    assertThat(samples)
        .extracting(Sample::status)
        .containsExactly("http-503", Sample.OK, "connection", "wrong-answer");
    assertThat(samples.get(1).start()).isEqualTo(Instant.ofEpochMilli(1795973617863L));
    assertThat(samples.get(1).startNanos()).isEqualTo(1_000_000);
    assertThat(samples).allMatch(sample -> sample.target().equals("jmeter"));
  }

  @Test
  void k6sTimesAreTheEndsOfRequests() throws IOException {
    List<Sample> samples = imported(file("k6.csv", K6));
    assertThat(samples).extracting(Sample::status).containsExactly(Sample.OK, "http-500");
    assertThat(samples.get(0).latencyMillis()).hasValue(250.5);
    assertThat(samples.get(0).start()).isEqualTo(Instant.parse("2026-11-29T17:33:37.749500Z"));
  }

  @ParameterizedTest
  @CsvSource({"1795973618000", "1795973618000000", "1795973618000000000", "2026-11-29T17:33:38Z"})
  void k6sTimesHaveAnyOfItsFormats(String time) throws IOException {
    assertThat(imported(file("k6.csv", K6.replace("1795973618,", time + ","))).get(0).start())
        .isEqualTo(Instant.parse("2026-11-29T17:33:37.749500Z"));
  }

  @Test
  void locustsRequestsAreSamples() throws IOException {
    List<Sample> samples = imported(file("requests.csv", LOCUST));
    assertThat(samples).extracting(Sample::status).containsExactly(Sample.OK, "connection");
    assertThat(samples.get(0).latencyMillis()).hasValue(195.372106);
  }

  @Test
  void severalFilesAndAnEarlierRunAreInOneReport() throws IOException {
    imported(file("load.jtl", JTL));
    Path both = directory.resolve("both");
    ImportedRun.read(
            List.of(file("more.jtl", JTL), file("requests.csv", LOCUST)),
            Optional.of(directory.resolve("run")),
            Optional.empty(),
            Optional.of("requests of jmeter"))
        .write(both, "duet bench import", new Run.Version("1", Optional.empty()));

    Run run = JsonFile.read(both.resolve(JsonFile.RUN), Run.class);
    assertThat(run.targetNames()).containsExactly("jmeter", "jmeter 2", "locust");
    assertThat(run.functions()).extracting(Run.MeasuredFunction::name).containsExactly("hello");
    assertThat(SampleFile.read(both)).hasSize(10);
    Report.write(both);
    assertThat(Files.readString(both.resolve(Report.PAGE)))
        .contains("4 requests measured by jmeter, not by Duet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Type,Name,Request Count,Median Response Time\\nPOST,/,3,2 | has Locust's statistics and no single requests
          <?xml version="1.0"?>                                    | is XML; have JMeter write CSV
          a,b\\n1,2                                                | is of no tool that is known
          ''                                                       | has no requests
          timeStamp,elapsed,responseCode,success\\n1,x,200,true    | line 2: elapsed is 'x', which is no whole number
          timeStamp,elapsed,responseCode,success\\n1,5,200,true\\n1,x,200,true\\n1,5,200,true\\n | line 3: elapsed
          timeStamp,elapsed,responseCode,success\\n1,5,200,true\\n1,5 | line 3: it is cut
          timeStamp,elapsed,responseCode,success\\n1,-5,200,true   | a request cannot take -5
          """)
  void whatCannotBeReadIsNamed(String content, String says) throws IOException {
    Path file = file("other.csv", content.replace("\\n", "\n"));
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("other.csv")
        .hasMessageContaining(says);
    assertThat(directory.resolve("run")).doesNotExist();
  }

  @Test
  void aFileThatIsMissingOrGivenTwiceIsRefused() throws IOException {
    Path file = file("load.jtl", JTL);
    Optional<String> hello = Optional.of("hello");
    List<Path> twice = List.of(file, directory.resolve("./load.jtl"));
    assertThatThrownBy(() -> ImportedRun.read(twice, Optional.empty(), hello, Optional.empty()))
        .isInstanceOf(ResultsException.class)
        .hasMessageEndingWith(
            "load.jtl is given twice, so that its requests would count twice; leave one out");
    List<Path> missing = List.of(directory.resolve("lod.jtl"));
    assertThatThrownBy(
            () -> ImportedRun.read(missing, Optional.empty(), Optional.empty(), Optional.empty()))
        .hasMessage("there is no file " + missing.get(0));
  }

  @Test
  void aFunctionThatNobodyNamesIsAskedFor() throws IOException {
    Path file = file("load.jtl", JTL);
    assertThatThrownBy(
            () ->
                ImportedRun.read(
                    List.of(file), Optional.empty(), Optional.empty(), Optional.empty()))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("--function");
  }

  @ParameterizedTest
  @ValueSource(strings = {JTL, K6, LOCUST})
  void aByteOrderMarkIsNoPartOfTheFirstColumn(String content) throws IOException {
    int requests = imported(file("plain.csv", content)).size();
    Files.delete(directory.resolve("run/samples.csv"));
    Files.delete(directory.resolve("run/run.json"));
    assertThat(imported(file("marked.csv", "\uFEFF" + content))).hasSize(requests);
  }

  @Test
  void aFileInAnotherEncodingIsSaidToBe() throws IOException {
    Path file = Files.write(directory.resolve("load.jtl"), JTL.getBytes(UTF_16));
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + " is not text in UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"=cmd(), a", "+1, a", "-1, a", "@a, a", "a, =cmd()", "a, '1,2'", "'a\"', a"})
  void aNameThatSamplesCannotHoldIsRefused(String function, String load) throws IOException {
    List<Path> files = List.of(file("load.jtl", JTL));
    assertThatThrownBy(
            () ->
                ImportedRun.read(files, Optional.empty(), Optional.of(function), Optional.of(load)))
        .isInstanceOf(ResultsException.class)
        .hasMessageMatching("'--(function|load)' must .*");
  }

  private List<Sample> imported(Path file) {
    Path run = directory.resolve("run");
    ImportedRun.read(List.of(file), Optional.empty(), Optional.of("hello"), Optional.empty())
        .write(run, "duet bench import", new Run.Version("1", Optional.empty()));
    return SampleFile.read(run);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }
}
