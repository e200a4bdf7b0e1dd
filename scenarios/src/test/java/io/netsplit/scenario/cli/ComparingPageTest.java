package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/comparing.md} shows below a command is what the command prints. {@code -Dnetsplit.update=true} rewrites the
 * blocks.
 */
class ComparingPageTest {
    private static final Path PAGE = Path.of("../docs/comparing.md");
    private static final String FENCE = "```";
    private static final String PROMPT = "$ netsplit ";

    @TempDir
    Path folder;

    @Test
    void everyBlockIsWhatItsCommandPrints() throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        List<String> expected = new ArrayList<>();
        int commands = 0;
        boolean isOutput = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                commands++;
                isOutput = true;
                expected.add(line);
                output(line.substring(PROMPT.length())).lines().forEach(expected::add);
            } else if (!isOutput || line.startsWith(FENCE)) {
                isOutput = false;
                expected.add(line);
            }
        }
        String text = String.join("\n", expected) + "\n";
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(PAGE, text);
        }
        assertThat(commands).isGreaterThan(1);
        assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
                .as("-Dnetsplit.update=true rewrites the page")
                .isEqualTo(text);
    }

    private String output(String command) {
        FakeMachine machine = new FakeMachine(folder);
        assertThat(machine.run(command.split(" ", -1))).as(command).isZero();
        return machine.out().stripTrailing();
    }
}
