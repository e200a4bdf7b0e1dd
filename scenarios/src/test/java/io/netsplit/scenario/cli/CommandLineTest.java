package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void start() {
        machine = new FakeMachine(folder);
    }

    @Test
    void versionIsOneLineOnStandardOutput() {
        assertThat(machine.run("--version")).isEqualTo(ExitCode.OK);
        assertThat(machine.out()).matches("netsplit \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(machine.err()).isEmpty();
    }

    @Test
    void anOutputThatCannotBeWrittenIsOneMessageAndNoSuccess() {
        machine.withOutputThatFails("No space left on device");
        for (String verb : List.of("--version", "--help", "list")) {
            assertThat(machine.run(verb)).as(verb).isEqualTo(ExitCode.USAGE);
            assertThat(machine.err())
                    .as(verb)
                    .isEqualTo("netsplit: Cannot write to standard output: no space left on device.\n");
        }
    }

    @Test
    void aReaderThatHasReadEnoughIsNoFailure() {
        machine.withOutputThatFails("Broken pipe");
        assertThat(machine.run("list")).isEqualTo(ExitCode.OK);
        assertThat(machine.err()).isEmpty();
    }

    @Test
    void helpGoesToStandardOutputAndNamesEveryExitCode() {
        assertThat(machine.run("--help")).isEqualTo(ExitCode.OK);
        assertThat(machine.out()).contains("Exit codes:", "  3 ", " 64 ", " 70 ", "130 ");
    }

    @Test
    void withoutAVerbTheHelpIsADiagnosticAndTheExitIsUsage() {
        assertThat(machine.run()).isEqualTo(ExitCode.USAGE);
        assertThat(machine.out()).isEmpty();
        assertThat(machine.err()).contains("Usage: netsplit");
    }

    @Test
    void aMisspeltVerbIsAnsweredWithTheNearestOne() {
        assertThat(machine.run("docter")).isEqualTo(ExitCode.USAGE);
        assertThat(machine.err()).startsWith("netsplit: 'docter' is not a verb. Did you mean 'doctor'?\n");
    }

    @Test
    void whereAWholeNumberIsWantedNothingElseWillDo() {
        assertThat(machine.run("run", "raft-split-brain", "--seed", "1..2")).isEqualTo(64);
        assertThat(machine.err())
                .isEqualTo("netsplit: '--seed' takes one whole number, not '1..2'. For several, there is '--seeds'.\n"
                        + "Try 'netsplit run --help'.\n");
        assertThat(machine.run("run", "raft-split-brain", "--jobs", "all")).isEqualTo(64);
        assertThat(machine.err()).contains("'--jobs' takes one whole number, not 'all'.\n");
    }

    @Test
    void aMisspeltFlagIsAnsweredWithTheNearestOne() {
        assertThat(machine.run("doctor", "--jsn")).isEqualTo(ExitCode.USAGE);
        assertThat(machine.err())
                .isEqualTo("netsplit: '--jsn' is not a flag of 'doctor'. Did you mean '--json'?\n"
                        + "Try 'netsplit doctor --help'.\n");
    }

    @Test
    void aFlagWithAWrongValueSaysWhatItTakes() {
        assertThat(machine.run("doctor", "--color", "sometimes")).isEqualTo(ExitCode.USAGE);
        assertThat(machine.err()).contains("--color", "sometimes", "always");
    }

    @Test
    void completionNamesEveryVerbAndIsTheSameEachTime() {
        assertThat(machine.run("completion")).isEqualTo(ExitCode.OK);
        String script = machine.out();
        assertThat(script).contains("doctor", "--color");
        machine.run("completion");
        assertThat(machine.out()).isEqualTo(script);
    }
}
