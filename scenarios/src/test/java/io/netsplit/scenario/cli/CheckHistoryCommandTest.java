package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckHistoryCommandTest {
    private static final String GOOD = """
            [{:process 0 :type :invoke :f :write :value 1}
             {:process 0 :type :ok :f :write :value 1}
             {:process 1 :type :invoke :f :read}
             {:process 1 :type :ok :f :read :value 1}]
            """;

    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void start() throws IOException {
        machine = new FakeMachine(folder);
        write("good.edn", GOOD);
        write("bad.edn", GOOD.replace(":read :value 1", ":read :value 2"));
        write("broken.edn", GOOD + "x");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(OutputFile.folderOf(file));
        Files.writeString(file, content);
    }

    @Test
    void aLinearizableHistoryIsOneLineAndExitsWithZero() {
        assertThat(machine.run("check-history", "good.edn", "--model", "register"))
                .isZero();
        assertThat(machine.out()).matches("✓ good\\.edn: linearizable \\(2 operations, \\d+\\.\\d{3} s\\)\n");
        assertThat(machine.err()).isEmpty();
    }

    @Test
    void aViolationSaysWhatIsWrongAndExitsWithOne() {
        assertThat(machine.run("check-history", "bad.edn", "good.edn", "--model", "register"))
                .isOne();
        assertThat(machine.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("✗ bad.edn: not linearizable (2 operations"),
                        line -> assertThat(line).startsWith("✓ good.edn: linearizable"));
    }

    @Test
    void aFileThatCannotBeReadExitsWithThreeAndTheOthersAreJudged() {
        assertThat(machine.run("check-history", "broken.edn", "none.edn", "bad.edn", "--model", "register"))
                .isEqualTo(3);
        assertThat(machine.out())
                .contains("! broken.edn:5:1: unreadable: expected nothing behind the end of the operations, not 'x'\n")
                .contains("! none.edn: unreadable: there is no such file\n")
                .contains("✗ bad.edn: not linearizable");
    }

    @Test
    void anOperationThatTheModelDoesNotKnowIsNamedWithItsLineAndTheModelsThatDo() {
        assertThat(machine.run("check-history", "good.edn", "--model", "queue")).isEqualTo(3);
        assertThat(machine.out())
                .isEqualTo("! good.edn:1: unreadable: 'write' is no operation of a queue, which understands enqueue, "
                        + "dequeue; the history may be one of --model register or cas-register or kv\n");
    }

    @Test
    void filesOfAFolderAreJudgedInTheOrderOfTheirNamesAndOthersSkipped() throws IOException {
        write("all/2.edn", GOOD);
        write("all/1/x.edn", GOOD);
        write("all/README.md", "No history.\n");
        write("all/.hidden/y.edn", GOOD);
        assertThat(machine.run("check-history", "all", "--model", "register")).isZero();
        assertThat(machine.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("✓ all/1/x.edn"),
                        line -> assertThat(line).startsWith("✓ all/2.edn"));
        assertThat(machine.err()).isEqualTo("skipped, as it is no history: all/README.md\n");
    }

    @Test
    void jsonIsOneArrayWithAnObjectForEachFile() {
        assertThat(machine.run("check-history", "good.edn", "broken.edn", "--model", "register", "--json"))
                .isEqualTo(3);
        assertThat(machine.out())
                .matches("(?s)\\[\n  \\{\n    \"file\": \"good.edn\",\n    \"verdict\": \"linearizable\",\n"
                        + "    \"operations\": 2,\n    \"seconds\": [0-9.]+,\n    \"evidence\": null\n  },\n.*"
                        + "\"error\": \"broken.edn:5:1: expected nothing.*\n  }\n]\n");
    }

    @Test
    void theInitialStateCanBeGiven() throws IOException {
        write("zero.edn", GOOD.replace("write :value 1", "write :value 0").replace("read :value 1", "read :value 0"));
        write("read.edn", "{:process 0 :type :invoke :f :read}\n{:process 0 :type :ok :f :read :value 0}\n");
        assertThat(machine.run("check-history", "zero.edn", "read.edn", "--model", "register"))
                .isOne();
        assertThat(machine.run("check-history", "zero.edn", "read.edn", "--model", "register", "--initial", "0"))
                .isZero();
    }

    @Test
    void aModelThatThereIsNotIsAnsweredWithTheNearest() {
        assertThat(machine.run("check-history", "good.edn", "--model", "registre"))
                .isEqualTo(64);
        assertThat(machine.err())
                .startsWith("netsplit: --model: there is no model 'registre'. Did you mean 'register'?");
    }

    @Test
    void aSingleViolationIsDrawnAndOneOfManyIsALine() {
        machine.run("check-history", "bad.edn", "--model", "register");
        assertThat(machine.out()).contains("p1", "|==read → 2==|", "cannot be placed");
        machine.run("check-history", "bad.edn", "good.edn", "--model", "register", "--ascii");
        assertThat(machine.out().lines()).hasSize(2);
        assertThat(machine.out()).startsWith("x bad.edn");
    }

    @Test
    void evidenceIsPartOfTheJson() {
        assertThat(machine.run("check-history", "bad.edn", "--model", "register", "--json"))
                .isOne();
        assertThat(machine.out()).contains("\"verdict\": \"not linearizable\"", "\"sentence\": \"p1 read 2 at line 4");
    }

    @Test
    void aPageShowsEveryHistoryAndListsWhatCannotBeRead() throws IOException {
        assertThat(machine.run(
                        "check-history",
                        "bad.edn",
                        "good.edn",
                        "broken.edn",
                        "--model",
                        "register",
                        "--html",
                        "a/b.html"))
                .isEqualTo(3);
        assertThat(Files.readString(folder.resolve("a/b.html")))
                .contains("bad.edn", "good.edn", "<svg", "1 not linearizable, 1 linearizable, 1 cannot be read")
                .containsPattern("broken\\.edn</td><td>register</td><td>cannot be read</td>.*line \\d+")
                .doesNotContain("http://", "https://");
    }

    @Test
    void aPageDoesNotTakeThePlaceOfTheHistory() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.html"), folder.resolve("bad.edn"));
        for (String page : new String[] {"bad.edn", "./bad.edn", "link.html"}) {
            assertThat(machine.run("check-history", "bad.edn", "--model", "register", "--html", page))
                    .isEqualTo(64);
            assertThat(machine.err()).contains("--html " + page + " is the history itself");
        }
        assertThat(folder.resolve("bad.edn")).content().startsWith("[{:process 0");
    }

    @Test
    void aPageIsWrittenToWhereALinkPoints() throws IOException {
        write("kept/page.html", "old");
        Files.createSymbolicLink(folder.resolve("page.html"), folder.resolve("kept/page.html"));
        assertThat(machine.run("check-history", "bad.edn", "--model", "register", "--html", "page.html"))
                .isOne();
        assertThat(folder.resolve("page.html")).isSymbolicLink();
        assertThat(folder.resolve("kept/page.html")).content().contains("not linearizable");
    }

    @Test
    void aClientThatHasANameIsCalledByIt() throws IOException {
        write("named.edn", GOOD.replace(":process 1", ":process :alice").replace(":read :value 1", ":read :value 2"));
        assertThat(machine.run("check-history", "named.edn", "--model", "register"))
                .isOne();
        assertThat(machine.out()).contains("alice read 2 at line 4, but nobody ever wrote 2", "alice  |==read → 2==|");
    }

    @Test
    void aFailedCasIsWhatTheFormatOrTheFlagSays() throws IOException {
        String log = """
                INFO jepsen.util - 0 :invoke :write 1
                INFO jepsen.util - 0 :ok :write 1
                INFO jepsen.util - 0 :invoke :cas [1 2]
                INFO jepsen.util - 0 :fail :cas [1 2]
                """;
        write("cas.log", log);
        write("cas.txt", log.replace("INFO jepsen.util - ", ""));
        assertThat(machine.run("check-history", "cas.log", "--model", "cas-register"))
                .isOne();
        assertThat(machine.run("check-history", "cas.log", "--model", "cas-register", "--failed-cas", "ignored"))
                .isZero();
        assertThat(machine.run("check-history", "cas.txt", "--model", "cas-register"))
                .isZero();
        assertThat(machine.run("check-history", "cas.txt", "--model", "cas-register", "--failed-cas", "observed"))
                .isOne();
    }

    @Test
    void readsOfNilAreLeftOutWhereARegisterBeginsOtherwiseAndTheLineSaysSo() throws IOException {
        String nil = GOOD.replace(":read :value 1", ":read :value nil");
        write("nil.edn", nil);
        assertThat(machine.run("check-history", "nil.edn", "--model", "register"))
                .isOne();
        assertThat(machine.run("check-history", "nil.edn", "--model", "register", "--initial", "0"))
                .isZero();
        assertThat(machine.out()).contains("(2 operations, ", "; 1 read of nil left out)");
    }

    @Test
    void anAbsentKeyOfAStoreOfPorcupineReadsAsNoText() throws IOException {
        write("store.txt", """
                {:process 0, :type :invoke, :f :get, :key "k", :value nil}
                {:process 0, :type :ok, :f :get, :key "k", :value ""}
                {:process 0, :type :invoke, :f :append, :key "k", :value "x"}
                {:process 0, :type :ok, :f :append, :key "k", :value "x"}
                {:process 0, :type :invoke, :f :get, :key "k", :value nil}
                {:process 0, :type :ok, :f :get, :key "k", :value "x"}
                """);
        assertThat(machine.run("check-history", "store.txt", "--model", "kv")).isZero();
        assertThat(machine.run("check-history", "store.txt", "--model", "kv", "--initial", "nil"))
                .isOne();
        write("nothing.txt", """
                {:process 0, :type :invoke, :f :get, :key "k", :value nil}
                {:process 0, :type :ok, :f :get, :key "k", :value nil}
                """);
        assertThat(machine.run("check-history", "nothing.txt", "--model", "kv")).isZero();
    }

    @Test
    void aBoundThatIsHitIsUnknownAndNamesTheFlagThatRaisesIt() throws IOException {
        StringBuilder hard = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            hard.append("{:process ")
                    .append(i)
                    .append(" :type :invoke :f :append :value ")
                    .append(i % 3)
                    .append("}\n");
        }
        for (int i = 0; i < 24; i++) {
            hard.append("{:process ")
                    .append(i)
                    .append(" :type :ok :f :append :value ")
                    .append(i % 3)
                    .append("}\n");
        }
        hard.append("{:process 0 :type :invoke :f :read}\n{:process 0 :type :ok :f :read :value [9]}\n");
        write("hard.edn", hard.toString());
        assertThat(machine.run("check-history", "hard.edn", "--model", "kv", "--checker-budget", "50"))
                .isEqualTo(2);
        assertThat(machine.out()).contains("? hard.edn: unknown", "raise --checker-budget (now 50)");
    }

    @Test
    void aHistoryInWhichNobodyWasAnsweredIsLinearizableAndTheLineSaysSo() throws IOException {
        write("none.edn", "[{:process 0 :type :invoke :f :write :value 1}]");
        assertThat(machine.run("check-history", "none.edn", "--model", "register"))
                .isZero();
        assertThat(machine.out()).contains("✓ none.edn: linearizable (1 operation, ", "; none was answered ok)");
    }

    @Test
    void wordsOfOtherToolsAreUnderstood() throws IOException {
        write("words.edn", """
                {:process 0 :type :invoke :f :offer :value 7}
                {:process 0 :type :ok :f :offer :value 7}
                {:process 1 :type :invoke :f :poll}
                {:process 1 :type :ok :f :poll :value 7}
                """);
        assertThat(machine.run("check-history", "words.edn", "--model", "queue"))
                .isZero();
    }

    @Test
    void anInterruptionEndsTheCommandAndTheArrayIsStillOne() {
        machine.interrupt();
        assertThat(machine.run("check-history", "good.edn", "bad.edn", "--model", "register", "--json"))
                .isEqualTo(130);
        assertThat(machine.out()).isEqualTo("[]\n");
    }

    @Test
    void aFolderWithoutHistoriesIsUnreadable() throws IOException {
        write("texts/README.md", "No history.\n");
        assertThat(machine.run("check-history", "texts", "--model", "register")).isEqualTo(3);
        assertThat(machine.out()).startsWith("! texts: unreadable: no file in this folder is a history");
    }

    @Test
    void wrongFlagsAreAnsweredWithWhatTheyTake() {
        assertThat(machine.run("check-history", "good.edn", "--model", "register", "--format", "jepsen-edm"))
                .isEqualTo(64);
        assertThat(machine.err()).contains("Did you mean 'jepsen-edn'?");
        assertThat(machine.run("check-history", "good.edn", "--model", "register", "--failed-cas", "no"))
                .isEqualTo(64);
        assertThat(machine.err()).contains("--failed-cas takes observed or ignored, not 'no'.");
        assertThat(machine.run("check-history", "good.edn", "--model", "register", "--time-limit", "5"))
                .isEqualTo(64);
        assertThat(machine.run("check-history", "good.edn", "--model", "counter", "--initial", "x"))
                .isEqualTo(64);
        assertThat(machine.err()).contains("counter cannot start with x; expected a whole number");
        assertThat(machine.run("check-history", "good.edn")).isEqualTo(64);
    }
}
