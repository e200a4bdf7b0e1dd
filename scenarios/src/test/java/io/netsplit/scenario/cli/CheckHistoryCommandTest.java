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
}
