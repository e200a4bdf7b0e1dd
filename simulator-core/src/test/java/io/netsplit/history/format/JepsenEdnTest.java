package io.netsplit.history.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.HistoryFormatException;
import io.netsplit.history.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JepsenEdnTest {
    private static RecordedHistory read(String text) {
        return read(text, ReadOptions.DEFAULT);
    }

    private static RecordedHistory read(String text, ReadOptions options) {
        try {
            return Histories.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e.getMessage(), e);
        }
    }

    private static List<String> operations(String text) {
        return read(text).history().operations().stream()
                .map(Operation::toString)
                .toList();
    }

    @Test
    void oneVectorOfMapsIsAHistory() {
        assertThat(operations("""
                        ; a comment
                        [{:process 3, :type :invoke, :f :write, :value 5}
                         {:process 7, :type :invoke, :f :read, :value nil}
                         {:process 3, :type :ok, :f :write, :value 5}
                         {:process 7, :type :ok, :f :read, :value 5}]
                        """)).containsExactly("#0 p3 write 5 OK", "#1 p7 read OK 5");
    }

    @Test
    void oneMapALineIsTheSameHistory() {
        assertThat(operations("""
                        {:process 3, :type :invoke, :f :write, :value 5}
                        {:process 3, :type :info, :f :write, :value 5, :error :timeout}
                        """)).containsExactly("#0 p3 write 5 INFO");
    }

    @Test
    void aListOfMapsIsAHistoryToo() {
        assertThat(operations("({:type :invoke :f :read :process 0} {:type :ok :f :read :value 1 :process 0})"))
                .containsExactly("#0 p0 read OK 1");
    }

    @Test
    void unknownTagsAndExtraKeysAreReadOver() {
        assertThat(operations("""
                        [#jepsen.history.Op{:index 0, :time 10, :type :invoke, :process 0, :f :write, :value 1, :ext {:a [1 #{2}]}}
                         #jepsen.history.Op{:index 1, :time 20, :type :ok, :process 0, :f :write, :value 1
                           :at #inst "2026-01-01T00:00:00.000-00:00" :obj #object[clojure.lang.Atom 0x6d2f "x"]
                           :trace #error {:cause "no" :via [{:type java.lang.Error}]} #_ {:left :out} :char \\newline}]
                        """)).containsExactly("#0 p0 write 1 OK");
    }

    @Test
    void timesOfTheFileAreKeptAndItsOrderDecidesBetweenEqualOnes() {
        RecordedHistory read = read("""
                [{:process 0 :type :invoke :f :write :value 1 :time 100}
                 {:process 0 :type :ok :f :write :value 1 :time 200}
                 {:process 1 :type :invoke :f :read :time 200}
                 {:process 1 :type :ok :f :read :value 1 :time 300}]
                """);
        assertThat(read.timed()).isTrue();
        assertThat(read.history().operations()).extracting(Operation::invokedNs).containsExactly(100L, 201L);
        assertThat(read.history().positionWord()).isEmpty();
    }

    @Test
    void withoutTimesTheLinesCount() {
        RecordedHistory read = read("""
                {:process 0 :type :invoke :f :read :value nil}

                {:process 0 :type :ok :f :read :value 1}
                """);
        assertThat(read.timed()).isFalse();
        assertThat(read.history().positionWord()).isEqualTo("line");
        assertThat(read.history().operations())
                .extracting(Operation::completedNs)
                .containsExactly(3L);
    }

    @Test
    void aHairBackwardsBetweenProcessesIsTheOrderOfTheFile() {
        assertThat(read("""
                        [{:process 0 :type :invoke :f :read :time 7686455705}
                         {:process 1 :type :invoke :f :read :time 7686334122}
                         {:process 1 :type :ok :f :read :value 1 :time 7686455905}]
                        """).history().operations())
                .extracting(Operation::invokedNs)
                .containsExactly(7686455705L, 7686455706L);
    }

    @Test
    void timeThatRunsBackwardsIsRefused() {
        assertThatThrownBy(() -> read("""
                        [{:process 0 :type :invoke :f :read :time 200}
                         {:process 1 :type :invoke :f :read :time 100}]
                        """))
                .hasMessageStartingWith("line 2: time runs backwards: 100 ns, after 200 ns in line 1");
        assertThatThrownBy(() -> read("""
                        [{:process 0 :type :invoke :f :read :time 7686455705}
                         {:process 0 :type :ok :f :read :time 7686455704}]
                        """)).hasMessageStartingWith("line 2: time runs backwards");
    }

    @Test
    void aFailedCasDidNotHappenUnlessItIsToldToBeAnObservation() {
        String text = """
                {:process 0 :type :invoke :f :cas :value [1 2]}
                {:process 0 :type :fail :f :cas :value [1 2]}
                """;
        Operation ignored = read(text).history().operations().get(0);
        assertThat(ignored.completion()).isEqualTo(Completion.FAIL);
        assertThat(ignored.input()).isEqualTo(new Cas(1L, 2L));
        Operation observed = read(text, ReadOptions.DEFAULT.withFailedCas(FailedCas.OBSERVED))
                .history()
                .operations()
                .get(0);
        assertThat(observed.completion()).isEqualTo(Completion.OK);
        assertThat(observed.output()).isEqualTo(false);
    }

    @Test
    void pairsOfIndependentKeysAreSplit() {
        assertThat(operations("""
                        {:process 0 :type :invoke :f :write :value [7 1]}
                        {:process 1 :type :invoke :f :cas :value [8 [1 2]]}
                        {:process 0 :type :ok :f :write :value [7 1]}
                        {:process 1 :type :ok :f :cas :value [8 [1 2]]}
                        {:process 0 :type :invoke :f :read :value [7 nil]}
                        {:process 0 :type :ok :f :read :value [7 1]}
                        """))
                .containsExactly("#0 p0 write 7 1 OK", "#1 p1 cas 8 1→2 OK true", "#2 p0 read 7 OK 1");
    }

    @Test
    void taggedPairsAreSplitWhateverStandsBesideThem() {
        assertThat(operations("""
                        {:process 0 :type :invoke :f :write :value #jepsen.independent/tuple [7 [1 2]]}
                        {:process 0 :type :ok :f :write :value #jepsen.independent/tuple [7 [1 2]]}
                        {:process 0 :type :invoke :f :read :value nil}
                        """)).containsExactly("#0 p0 write 7 [1, 2] OK", "#1 p0 read OPEN");
    }

    @Test
    void pairsThatAreValuesAreNotSplit() {
        assertThat(operations("""
                        {:process 0 :type :invoke :f :cas :value [1 2]}
                        {:process 0 :type :ok :f :cas :value [1 2]}
                        {:process 0 :type :invoke :f :read :value nil}
                        {:process 0 :type :ok :f :read :value [1 2]}
                        """)).containsExactly("#0 p0 cas 1→2 OK true", "#1 p0 read OK [1, 2]");
    }

    @Test
    void anInvocationWithoutAKeyAmongOthersWithOneIsRefused() {
        assertThatThrownBy(() -> read("""
                        {:process 0 :type :invoke :f :read :value [7 nil]}
                        {:process 1 :type :invoke :f :write :value 3}
                        """))
                .hasMessage("line 2: read [7, null] of line 1 has a key, but write 3 has none");
    }

    @Test
    void theNemesisIsNoClientButItsFaultsAreKept() {
        RecordedHistory read = read("""
                {:process :nemesis :type :info :f :start :time 5}
                {:process :nemesis :type :info :f :start :value "cut" :time 7}
                {:process 0 :type :invoke :f :read :time 10}
                {:process :nemesis :type :info :f :stop :time 20}
                {:process :nemesis :type :info :f :stop :time 25}
                {:process :nemesis :type :info :f :kill :time 30}
                {:process 0 :type :ok :f :read :value 1 :time 40}
                """);
        assertThat(read.history().size()).isOne();
        assertThat(read.faults()).containsExactly(new FaultSpan("start", 5, 25), new FaultSpan("kill", 30, 40));
    }

    @Test
    void aCompletionWithoutInvocationIsRefused() {
        assertThatThrownBy(() -> read("\n{:process 4 :type :ok :f :read :value 1}"))
                .hasCauseInstanceOf(HistoryFormatException.class)
                .hasMessage("line 2: process 4 completes read without having invoked it");
    }

    @Test
    void twoOpenOperationsOfOneProcessAreRefused() {
        assertThatThrownBy(() -> read("""
                        [{:process 4 :type :invoke :f :read}
                         {:process 4 :type :invoke :f :write :value 1}]
                        """))
                .hasMessage("line 2: process 4 invokes write while its read of line 1 is open");
    }

    @Test
    void aBrokenLineIsNamedWithItsColumn() {
        assertThatThrownBy(() -> read("""
                        {:process 4 :type :invoke :f :read}
                        {:process 4 :type :ok :f :read :value 12x4z}
                        """)).hasMessage("line 2, column 39: expected a number, not 12x4z");
    }
}
