package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.report.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CliPageTest {
    @TempDir
    Path folder;

    @Test
    void thePageInTheDocsIsThatOfTheProgram() {
        CommandLine root = new Cli(new FakeMachine(folder).environment()).fullCommandLine();
        Golden.assertFileMatches(Path.of("..", "docs", "cli.md"), CliPage.of(root));
    }

    @Test
    void everyVerbHasHelpWithItsFlags() {
        FakeMachine machine = new FakeMachine(folder);
        for (String verb : Verbs.all(machine.environment()).keySet()) {
            assertThat(machine.run(verb, "--help")).as(verb).isZero();
            assertThat(machine.out()).as(verb).contains("Usage: netsplit " + verb, "--color", "--help");
        }
    }
}
