package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/tutorial.md says, in its order, with fewer seeds. */
class TutorialTest {
    private static final Path PAGE = Path.of("..", "docs", "tutorial.md");
    private static final String FILE = "my-first.netsplit.yaml";

    @TempDir
    Path folder;

    private final List<String> done = new ArrayList<>();

    @Test
    void everyCommandOfTheTutorialEndsAsItSays() throws IOException {
        FakeMachine machine = new FakeMachine(folder);
        String instruction = "";
        List<String> block = null;
        String language = "";
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("<!--")) {
                instruction = line.replaceAll("<!-- | -->", "");
            } else if (block == null && line.startsWith("```")) {
                block = new ArrayList<>();
                language = line.substring(3);
            } else if (line.startsWith("```")) {
                apply(machine, language, instruction, block == null ? List.of() : block);
                block = null;
                instruction = "";
            } else if (block != null) {
                block.add(line);
            }
        }
        assertThat(done).hasSizeGreaterThan(8);
    }

    private void apply(FakeMachine machine, String language, String instruction, List<String> block)
            throws IOException {
        if (language.equals("sh")) {
            block.forEach(line -> command(machine, line));
        } else if (!instruction.isEmpty()) {
            edit(instruction, String.join("\n", block) + "\n");
        }
    }

    private void command(FakeMachine machine, String line) {
        String command = line.replaceFirst("#.*", "").trim();
        int expected = line.contains("# exit code ") ? Integer.parseInt(line.replaceFirst(".*# exit code ", "")) : 0;
        List<String> words =
                new ArrayList<>(Arrays.asList(command.replace("./netsplit ", "").split(" +", -1)));
        if (words.get(0).equals("run") || words.get(0).equals("compare")) {
            words.addAll(List.of("--seeds", "1..2"));
        }
        int exit = machine.run(words.toArray(String[]::new));
        assertThat(exit).as("%s%n%s%s", command, machine.out(), machine.err()).isEqualTo(expected);
        done.add(command);
    }

    private void edit(String instruction, String text) throws IOException {
        Path file = folder.resolve(FILE);
        String content = Files.readString(file);
        if (instruction.equals("append")) {
            content = content + text;
        } else if (instruction.startsWith("insert before ")) {
            String mark = "\n" + instruction.substring("insert before ".length()) + "\n";
            assertThat(content).contains(mark);
            content = content.replace(mark, "\n" + text.stripTrailing() + "\n" + mark);
        } else {
            String start = "  " + instruction.substring("replace ".length());
            content = content.lines()
                    .map(line -> line.startsWith(start) ? text.stripTrailing() : line)
                    .reduce("", (all, line) -> all + line + "\n");
        }
        Files.writeString(file, content);
    }
}
