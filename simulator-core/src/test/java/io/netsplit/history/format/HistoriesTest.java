package io.netsplit.history.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.check.Phrases;
import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.HistoryWriter;
import io.netsplit.history.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoriesTest {
    private static RecordedHistory sample(String name) throws IOException {
        return Samples.read(Samples.bytes(name), ReadOptions.DEFAULT);
    }

    private static List<String> operations(RecordedHistory read) {
        return read.history().operations().stream().map(Operation::toString).toList();
    }

    private static RecordedHistory text(String content) throws IOException {
        return Samples.read(content.getBytes(StandardCharsets.UTF_8), ReadOptions.DEFAULT);
    }

    @Test
    void everyFormatIsRecognisedByItsContent() throws IOException {
        assertThat(sample("vector.edn").format()).isEqualTo(HistoryFormat.JEPSEN_EDN);
        assertThat(sample("lines.edn").format()).isEqualTo(HistoryFormat.JEPSEN_EDN);
        assertThat(sample("tuples.edn").format()).isEqualTo(HistoryFormat.JEPSEN_EDN);
        assertThat(sample("history.json").format()).isEqualTo(HistoryFormat.JEPSEN_JSON);
        assertThat(sample("history.txt").format()).isEqualTo(HistoryFormat.JEPSEN_TEXT);
        assertThat(sample("register.log").format()).isEqualTo(HistoryFormat.JEPSEN_LOG);
        assertThat(sample("test.log").format()).isEqualTo(HistoryFormat.JEPSEN_LOG);
        assertThat(sample("store.txt").format()).isEqualTo(HistoryFormat.PORCUPINE_KV);
        assertThat(sample("own.jsonl").format()).isEqualTo(HistoryFormat.NETSPLIT);
    }

    @Test
    void aFileIsReadByItsPath(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.edn");
        Files.write(file, Samples.bytes("vector.edn"));
        assertThat(Histories.recognise(file)).contains(HistoryFormat.JEPSEN_EDN);
        assertThat(Histories.read(file).history().size()).isEqualTo(6);
    }

    @Test
    void jepsensVectorKeepsTimesAndFaults() throws IOException {
        RecordedHistory read = sample("vector.edn");
        assertThat(operations(read))
                .containsExactly(
                        "#0 p0 write 1 OK",
                        "#1 p1 read OK 1",
                        "#2 p2 cas 1→2 INFO",
                        "#3 p0 cas 7→8 FAIL",
                        "#4 p1 read FAIL",
                        "#5 p1 read OK 2");
        assertThat(read.timed()).isTrue();
        assertThat(read.history().operations().get(2).error()).isEqualTo("[timeout, read timed out]");
        assertThat(read.faults()).containsExactly(new FaultSpan("start-partition", 2100, 4200));
        assertThat(read.lines().of(read.history().operations().get(1))).isEqualTo(3);
    }

    @Test
    void keysOfJsonAreSplitLikeThoseOfEdn() throws IOException {
        assertThat(operations(sample("history.json"))).containsExactly("#0 p0 add 0 4 OK", "#1 p1 read 0 OK [4]");
        assertThat(operations(sample("independent.edn")))
                .containsExactly(
                        "#0 p0 write 7 1 OK",
                        "#1 p1 write 8 5 OK",
                        "#2 p0 read 7 OK 1",
                        "#3 p1 cas 8 5→6 OK true",
                        "#4 p2 read 8 OK 6");
    }

    @Test
    void historyTxtIsReadInColumns() throws IOException {
        RecordedHistory read = sample("history.txt");
        assertThat(operations(read)).containsExactly("#0 p0 write 1 OK", "#1 p1 read OK 1", "#2 p2 cas 1→2 INFO");
        assertThat(read.history().operations().get(2).error()).isEqualTo("indeterminate: read timed out");
        assertThat(read.history().positionWord()).isEqualTo("line");
        assertThat(read.history().operations().get(1).completedNs()).isEqualTo(6);
        assertThat(read.faults()).containsExactly(new FaultSpan("start", 3, 8));
    }

    @Test
    void aFailedCasOfALogIsAnObservation() throws IOException {
        RecordedHistory read = sample("register.log");
        Operation failed = read.history().operations().get(2);
        assertThat(failed.input()).isEqualTo(new Cas(1L, 2L));
        assertThat(failed.completion()).isEqualTo(Completion.OK);
        assertThat(failed.output()).isEqualTo(false);
        Operation timedOut = read.history().operations().get(3);
        assertThat(timedOut.completion()).isEqualTo(Completion.FAIL);
        assertThat(timedOut.error()).isEqualTo("timed-out");
    }

    @Test
    void aFailedCasThatNamesAReasonIsNoObservation() throws IOException {
        RecordedHistory read = text("""
                INFO jepsen.util - 0 :invoke :cas [1 2]
                INFO jepsen.util - 0 :fail :cas :connection-refused
                """);
        assertThat(operations(read)).containsExactly("#0 p0 cas 1→2 FAIL");
    }

    @Test
    void otherLinesOfALogAreSkipped() throws IOException {
        assertThat(operations(sample("test.log"))).containsExactly("#0 p0 write 3 1 OK", "#1 p1 read 3 OK 1");
    }

    @Test
    void aLineOfALogThatShouldBeAnOperationAndIsNoneIsRefused() {
        assertThatThrownBy(() -> text("""
                        INFO  jepsen.util - 0	:invoke	:read	nil
                        INFO  jepsen.util - 0	:okay	:read	nil
                        """)).hasMessageStartingWith("line 2: expected a process, a type (:invoke");
    }

    @Test
    void aStoreOfPorcupineHasKeysAndBeginsWithNoText() throws IOException {
        RecordedHistory read = sample("store.txt");
        assertThat(operations(read)).startsWith("#0 p9 append 0 x 9 0 y OK", "#1 p4 get 1 OK ");
        assertThat(read.format().initial()).isEqualTo("");
    }

    @Test
    void aFailedCasOfOurOwnIsAnObservationWhereItIsToldTo() throws IOException {
        byte[] own = Samples.bytes("own.jsonl");
        assertThat(Samples.read(own, ReadOptions.DEFAULT)
                        .history()
                        .operations()
                        .get(2)
                        .completion())
                .isEqualTo(Completion.FAIL);
        RecordedHistory observed = Samples.read(own, ReadOptions.DEFAULT.withFailedCas(FailedCas.OBSERVED));
        assertThat(observed.history().operations().get(2).output()).isEqualTo(false);
        assertThat(observed.lines().of(observed.history().operations().get(3))).isEqualTo(5);
    }

    @Test
    void whatWasReadCanBeWrittenAsOurOwn() throws IOException {
        for (String name : Samples.NAMES) {
            RecordedHistory read = sample(name);
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            HistoryWriter.write(read.history(), written);
            RecordedHistory again = Samples.read(written.toByteArray(), ReadOptions.DEFAULT);
            assertThat(again.format()).as(name).isEqualTo(HistoryFormat.NETSPLIT);
            assertThat(operations(again)).as(name).isEqualTo(operations(read));
        }
    }

    @Test
    void linesMayEndAsOnWindowsAndBeginWithAByteOrderMark() throws IOException {
        for (String name : Samples.NAMES) {
            String windows = "\uFEFF" + new String(Samples.bytes(name), StandardCharsets.UTF_8).replace("\n", "\r\n");
            assertThat(operations(text(windows))).as(name).isEqualTo(operations(sample(name)));
        }
    }

    @Test
    void whatIsNoHistoryIsRefusedInAWord() {
        assertThatThrownBy(() -> text("")).hasMessage("is empty");
        assertThatThrownBy(() -> text("\n \t\r\n")).hasMessage("is empty");
        assertThatThrownBy(() -> text("a\0b")).hasMessage("is not text, but binary data");
        assertThatThrownBy(() -> text("Dear reader,\n")).hasMessageStartingWith("is no history in a format that is");
        assertThatThrownBy(() -> text("{\"valid?\": true}")).hasMessageStartingWith("is no history in a format");
        assertThatThrownBy(() -> text("# On {:type :invoke}\n")).hasMessageStartingWith("is no history in a format");
    }

    @Test
    void whatIsPackedOrInAnotherEncodingIsCalledByItsName() {
        byte[] sample = Samples.bytes("vector.edn");
        assertThatThrownBy(() -> Samples.read(gzip(sample), ReadOptions.DEFAULT))
                .hasMessageStartingWith("is compressed by gzip; unpack it");
        assertThatThrownBy(() -> text("PK\u0003\u0004")).hasMessageStartingWith("is a zip archive; unpack it");
        String content = new String(sample, StandardCharsets.UTF_8);
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThatThrownBy(() -> Samples.read(content.getBytes(charset), ReadOptions.DEFAULT))
                    .hasMessageStartingWith("is text in UTF-16, but expected UTF-8");
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @Test
    void processesMayHaveNamesAndNumbersOfAnySize() throws IOException {
        RecordedHistory read = text("""
                {:process :alice :type :invoke :f :write :value 1}
                {:process 4294967296123 :type :invoke :f :read}
                {:process :alice :type :ok :f :write :value 1}
                {:process 99999999999999999999 :type :invoke :f :read}
                """);
        assertThat(read.history().operations())
                .extracting(Phrases::client)
                .containsExactly("alice", "4294967296123", "99999999999999999999");
    }

    @Test
    void textInAnotherEncodingIsRefusedWithItsPlace() {
        byte[] latin = "{:process 0 :type :invoke :f :write :value \"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Samples.read(latin, ReadOptions.DEFAULT))
                .hasMessage("line 1, column 47: expected text in UTF-8");
    }

    @Test
    void sizesOfHistoriesInEveryFormatAreThoseOfTheirInvocations() throws IOException {
        List<Integer> sizes = new java.util.ArrayList<>();
        for (String name : Samples.NAMES) {
            sizes.add(sample(name).history().size());
        }
        assertThat(sizes).containsExactly(6, 3, 5, 2, 3, 4, 2, 3, 6, 2, 5, 5);
    }
}
