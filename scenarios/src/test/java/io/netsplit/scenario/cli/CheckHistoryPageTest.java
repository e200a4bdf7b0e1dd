package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.format.Histories;
import io.netsplit.history.format.HistoryFormat;
import io.netsplit.history.format.ReadOptions;
import io.netsplit.history.format.RecordedHistory;
import io.netsplit.model.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page docs/check-history.md: every example in it is what the program does. -Dnetsplit.update=true writes the output anew. */
class CheckHistoryPageTest {
    private static final Path PAGE = Path.of("..", "docs", "check-history.md");
    private static final String COMMAND = "$ netsplit check-history history.edn --model cas-register\n";
    private static final Pattern SECONDS = Pattern.compile("\\d+\\.\\d{3} s\\)");

    @TempDir
    Path folder;

    @Test
    void theCommandPrintsWhatThePageShows() throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(folder.resolve("history.edn"), block(page, "```clojure\n"));
        FakeMachine machine = new FakeMachine(folder);
        assertThat(machine.run("check-history", "history.edn", "--model", "cas-register"))
                .isOne();
        String printed = SECONDS.matcher(machine.out()).replaceFirst("0.031 s)");
        String shown = block(page, COMMAND);
        if (Boolean.getBoolean("netsplit.update")) {
            Files.writeString(PAGE, page.replace(COMMAND + shown, COMMAND + printed));
        } else {
            assertThat(shown).isEqualTo(printed);
        }
    }

    @Test
    void theExampleOfEveryFormatIsRecognisedAsThatFormat() throws IOException {
        String page = Files.readString(PAGE);
        for (HistoryFormat format : HistoryFormat.values()) {
            String described = page.substring(page.indexOf("**`" + format.word() + "`**"));
            Matcher fence = Pattern.compile("```[a-z]+\n").matcher(described);
            assertThat(fence.find()).as(format.word()).isTrue();
            byte[] example = block(described, fence.group()).getBytes(StandardCharsets.UTF_8);
            RecordedHistory read = Histories.read(new ByteArrayInputStream(example), ReadOptions.DEFAULT);
            assertThat(read.format()).isEqualTo(format);
            assertThat(read.history().size()).as(format.word()).isPositive();
        }
    }

    @Test
    void theExampleInJavaSaysWhatThePageSays() throws IOException {
        String page = Files.readString(PAGE);
        Path file = folder.resolve("history.edn");
        Files.writeString(file, block(page, "```clojure\n"));
        RecordedHistory read = Histories.read(file);
        Verdict verdict = new Judge().check(read.history(), Models.casRegister(), Budget.DEFAULT);
        assertThat(page).contains("    " + read.format().word() + ": " + verdict.answer() + "\n");
        String source = Files.readString(
                Path.of("src/test/java/io/netsplit/scenario/cli/" + getClass().getSimpleName() + ".java"));
        block(page, "```java\n")
                .lines()
                .filter(line -> !line.startsWith("System.out"))
                .forEach(line -> assertThat(source).contains(line));
    }

    /** What stands between the end of {@code start} and the next fence. */
    private static String block(String page, String start) {
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf("```", from));
    }
}
