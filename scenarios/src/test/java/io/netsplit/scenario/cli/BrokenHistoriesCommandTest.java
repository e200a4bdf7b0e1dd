package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.model.Models;
import io.netsplit.model.NamedModel;
import io.netsplit.random.Prng;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories that were tampered with, held against every model by the command itself. */
class BrokenHistoriesCommandTest {
    private static final Path SAMPLES = Path.of("..", "simulator-core/src/test/resources/io/netsplit/history/format");
    private static final int OF_EACH = 12;
    private static final String[] WORDS = {
        "nil", "[1 nil]", "[]", "[nil nil]", "{}", "#{1 1}", "\"x\"", ":x", "-1", "true", "[[:r nil 1]]", "[[:w :x] 3]"
    };

    @TempDir
    Path folder;

    @Test
    void noHistoryAndNoModelMakesTheCommandStumble() throws IOException {
        List<String> files = brokenFiles();
        FakeMachine machine = new FakeMachine(folder);
        for (NamedModel model : Models.known()) {
            List<String> arguments =
                    new ArrayList<>(List.of("check-history", "--model", model.name(), "--checker-budget", "20000"));
            arguments.addAll(files);
            int exitCode = machine.run(arguments.toArray(String[]::new));
            assertThat(machine.err()).as(model.name()).isEmpty();
            assertThat(exitCode).as(model.name()).isBetween(0, 3);
            assertThat(machine.out().lines()).as(model.name()).hasSameSizeAs(files);
            assertThat(machine.out()).as(model.name()).doesNotContain("Exception", "\tat ");
        }
    }

    /** Each name says the seed from which the file is made again. */
    private List<String> brokenFiles() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path sample : samples()) {
            String[] values = Files.readString(sample).split("(?<=:value )|(?<=\"(input|output|value)\":)", -1);
            for (int seed = 1; seed <= OF_EACH; seed++) {
                Prng random = Prng.of(seed, sample.getFileName().toString());
                String name = seed + "-" + sample.getFileName();
                Files.writeString(folder.resolve(name), broken(values, random), StandardCharsets.UTF_8);
                names.add(name);
            }
        }
        return names;
    }

    /** Values that are not of the kind that is expected, in lines that can be read. */
    private static String broken(String[] pieces, Prng random) {
        String[] changed = pieces.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(changed.length);
            String word = WORDS[random.nextInt(WORDS.length)];
            changed[at] = changed[at].replaceFirst("^(\\d+|nil|\\[[^\\]]*\\]|\"[^\"]*\")", word);
        }
        String text = String.join("", Arrays.asList(changed));
        int from = random.nextInt(text.length());
        return random.nextInt(3) > 0
                ? text
                : text.substring(0, from) + text.substring(Math.min(text.length(), from + 9));
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.sorted().toList();
        }
    }
}
