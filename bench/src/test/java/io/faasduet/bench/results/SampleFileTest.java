package io.faasduet.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleFileTest {
  private static final Sample COLD =
      Samples.cold("chameleon", "http", 1, 1, new ColdStart(40.25, 300.5, 20.125, 12.000001));
  private static final Sample WARM = Samples.warm("chameleon", "http", 1, 2, 0.512345);
  private static final Sample FAILED =
      Samples.failed("chameleon", "http", SampleKind.WARM, 3, "http-503");

  @TempDir Path directory;

  @Test
  void readsBackWhatWasWritten() {
    write(COLD, WARM, FAILED);
    assertThat(SampleFile.read(directory)).containsExactly(COLD, WARM, FAILED);
  }

  @Test
  void everySampleIsOnFileBeforeTheNextRequest() {
    try (SampleFile file = SampleFile.create(directory)) {
      file.append(COLD);
      assertThat(SampleFile.read(directory)).containsExactly(COLD);
      file.append(WARM);
      assertThat(SampleFile.read(directory)).containsExactly(COLD, WARM);
    }
  }

  @Test
  void leavesOutATornLastLine() throws IOException {
    write(COLD, WARM);
    Path file = directory.resolve(SampleFile.NAME);
    byte[] bytes = Files.readAllBytes(file);
    for (int cut = 1; cut < 40; cut++) {
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - cut));
      assertThat(SampleFile.read(directory)).containsExactly(COLD);
      assertThat(SampleFile.endsInALine(directory)).isTrue();
    }
    Files.write(file, bytes);
    assertThat(SampleFile.endsInALine(directory)).isFalse();
  }

  /** As a program that has edited it may leave it. */
  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    write(COLD, WARM);
    Path file = directory.resolve(SampleFile.NAME);
    Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
    assertThat(SampleFile.read(directory)).containsExactly(COLD, WARM);
  }

  @Test
  void rowsBesideThemMayBeginWithAByteOrderMarkToo() throws IOException {
    RowFile rows = new RowFile(directory, "rows.csv");
    rows.append(COLD, List.of("bytes"), List.of(List.of("5")));
    Path file = directory.resolve("rows.csv");
    Files.writeString(file, "\uFEFF" + Files.readString(file));
    assertThat(rows.read())
        .singleElement()
        .satisfies(row -> assertThat(RowFile.isOf(row, COLD)).isTrue());
  }

  @Test
  void samplesAreReadInTheOrderTheyWereMade() {
    write(FAILED, COLD, WARM);
    assertThat(SampleFile.read(directory)).containsExactly(COLD, WARM, FAILED);
  }

  @Test
  void partsOfAnySizeAreReadAsTheWhole() throws IOException {
    write(FAILED, COLD, WARM);
    Path file = directory.resolve(SampleFile.NAME);
    for (int bytes = 1; bytes <= Files.size(file); bytes++) {
      assertThat(SamplePart.readAll(file, bytes)).containsExactly(COLD, WARM, FAILED);
    }
    Files.writeString(file, "1,2,3\nno sample\n", StandardOpenOption.APPEND);
    for (int bytes = 1; bytes <= Files.size(file); bytes++) {
      int size = bytes;
      assertThatThrownBy(() -> SamplePart.readAll(file, size))
          .isInstanceOf(ResultsException.class)
          .hasMessage(file + ", line 5 is not a sample")
          .hasRootCauseMessage("3 values");
    }
  }

  @Test
  void saysInOneSentenceThatAFileIsEmptyOrHasOnlyAHeader() throws IOException {
    Path file = directory.resolve(SampleFile.NAME);
    Files.createFile(file);
    assertThatThrownBy(() -> SampleFile.read(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + " is empty: the run ended before its first request");
    Files.delete(file);
    write();
    assertThatThrownBy(() -> SampleFile.read(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + " has no samples: the run ended before its first answer");
  }

  @Test
  void namesTheLineThatIsNotASample() throws IOException {
    write(COLD, WARM);
    Path file = directory.resolve(SampleFile.NAME);
    Files.writeString(file, "1,2,3\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> SampleFile.read(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ", line 4 is not a sample");
  }

  @ParameterizedTest
  @CsvSource({"group, -1", "process, -1", "sequence, -1", "latency_ms, -0.5", "latency_ms, NaN"})
  void aNumberThatNoRequestHasIsNotOfASample(String column, String value) throws IOException {
    write(WARM);
    Path file = directory.resolve(SampleFile.NAME);
    List<String> lines = Files.readAllLines(file);
    String[] values = lines.get(1).split(",", -1);
    values[List.of(lines.get(0).split(",")).indexOf(column)] = value;
    Files.write(file, List.of(lines.get(0), String.join(",", values)));
    assertThatThrownBy(() -> SampleFile.read(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ", line 2 is not a sample");
  }

  @Test
  void saysThatADirectoryHoldsNoRun() {
    assertThatThrownBy(() -> SampleFile.read(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("cannot be read: is " + directory + " the directory of a run?");
  }

  @Test
  void neverOverwritesSamples() {
    write(COLD);
    assertThatThrownBy(() -> SampleFile.create(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessageContaining("is there already");
    assertThat(SampleFile.read(directory)).containsExactly(COLD);
  }

  @Test
  void theColumnsAreTheDocumentedOnes() throws IOException {
    write(COLD);
    List<String> lines = Files.readAllLines(directory.resolve(SampleFile.NAME));
    assertThat(lines.get(0))
        .isEqualTo(
            "function,target,experiment,step,group,process,sequence,start,intended_nanos,"
                + "start_nanos,latency_ms,status,cold,instance,init_ms,decode_ms,fetch_ms,preprocess_ms,inference_ms,render_ms,"
                + "store_ms,total_ms,process_start_ms,runtime_init_ms,function_init_ms,"
                + "first_invocation_ms,resident_bytes,billed_ms,platform_init_ms,"
                + "platform_restore_ms");
    assertThat(lines.get(1))
        .isEqualTo(
            "chameleon,http,cold,trial 1,0,1,1,2026-11-21T10:00:00.001000000Z,1000000,1000000,"
                + "372.875001,ok,true,http-1,20.125000,,,,,,,5.000000,40.250000,300.500000,20.125000,12.000001,94371840,,,");
  }

  @Test
  void aTextThatWouldNeedQuotesIsNeitherWrittenNorRead() throws IOException {
    for (String target : List.of("a,b", "a\"b", "a\nb", "\u001b[2J")) {
      assertThatThrownBy(() -> write(Samples.warm("chameleon", target, 1, 1, 2.5)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("target must be free of commas, quotes and control characters");
      Path file = directory.resolve(SampleFile.NAME);
      assertThat(file).content().hasLineCount(1);
      Files.delete(file);
    }
    write(COLD);
    Path file = directory.resolve(SampleFile.NAME);
    Files.writeString(file, Files.readString(file).replace(",http,", ",\"http\","));
    assertThatThrownBy(() -> SampleFile.read(directory))
        .isInstanceOf(ResultsException.class)
        .hasMessage(file + ", line 2 is not a sample");
  }

  @Test
  void aFailureHasNoLatency() {
    assertThatThrownBy(
            () ->
                new Sample(
                    "f",
                    "t",
                    SampleKind.WARM,
                    "trial 1",
                    0,
                    0,
                    1,
                    WARM.start(),
                    0,
                    0,
                    WARM.latencyMillis(),
                    "timeout",
                    false,
                    "",
                    WARM.timingsMillis(),
                    WARM.coldStart(),
                    WARM.residentBytes(),
                    WARM.billed()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void write(Sample... samples) {
    try (SampleFile file = SampleFile.create(directory)) {
      List.of(samples).forEach(file::append);
    }
  }
}
