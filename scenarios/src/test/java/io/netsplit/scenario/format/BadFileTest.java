package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no scenarios at all: one clear message each, and never an exception. */
class BadFileTest {
    @TempDir
    Path folder;

    private ParseResult write(byte[] bytes) throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.write(file, bytes);
        return new ScenarioReader().read(file, "a.yaml");
    }

    private static void refusedOnce(ParseResult result, String code, String words) {
        assertThat(result.isValid()).isFalse();
        assertThat(Example.codes(result)).as(result.text()).containsExactly(code);
        assertThat(result.text()).contains(words);
    }

    @Test
    void emptyFileSaysHowAScenarioBegins() throws IOException {
        refusedOnce(write(new byte[0]), "NS004", "the file is empty");
    }

    @Test
    void fileOfCommentsAndBlanksIsEmpty() throws IOException {
        refusedOnce(write("\n  \n# nothing\n".getBytes(StandardCharsets.UTF_8)), "NS004", "the file is empty");
    }

    @Test
    void binaryFileIsNotText() throws IOException {
        refusedOnce(write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xFF}), "NS004", "not a text file");
    }

    @Test
    void zeroBytesAreNotText() throws IOException {
        refusedOnce(write(new byte[200]), "NS004", "not a text file");
    }

    @Test
    void invalidUtf8IsNotText() throws IOException {
        refusedOnce(write(new byte[] {'n', ':', ' ', (byte) 0xC3, (byte) 0x28}), "NS004", "UTF-8");
    }

    @Test
    void controlCharactersAreRefusedWithoutAStackTrace() {
        ParseResult result = new ScenarioReader().read("a.yaml", "netsplit: 1\nname: a\u0007b\n");
        assertThat(Example.codes(result)).containsExactly("NS001");
    }

    @Test
    void folderIsNotAFile() {
        refusedOnce(new ScenarioReader().read(folder), "NS004", "this is a folder");
    }

    @Test
    void missingFileIsSaidToBeMissing() {
        refusedOnce(new ScenarioReader().read(folder.resolve("none.yaml")), "NS004", "there is no such file");
    }

    @Test
    void hugeFileIsNotEvenRead() throws IOException {
        refusedOnce(write("# x\n".repeat(2_000_000).getBytes(StandardCharsets.UTF_8)), "NS005", "larger than 4 MiB");
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        ParseResult result = new ScenarioReader().read("a.yaml", "x: " + "[".repeat(100_000));
        refusedOnce(result, "NS005", "nested deeper");
    }

    @Test
    void deepBlocksAreRefusedToo() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        refusedOnce(new ScenarioReader().read("a.yaml", text.toString()), "NS005", "nested deeper");
    }

    @Test
    void millionsOfValuesAreRefused() {
        ParseResult result = new ScenarioReader().read("a.yaml", "x: [" + "1,".repeat(300_000) + "1]");
        refusedOnce(result, "NS005", "more than 200000 values");
    }

    @Test
    void billionLaughsAreRefusedAtTheFirstAnchor() {
        ParseResult result = new ScenarioReader().read("a.yaml", "a: &a [x]\nb: [*a, *a]\n");
        refusedOnce(result, "NS004", "anchors and aliases");
    }

    @Test
    void tagIsRefused() {
        refusedOnce(new ScenarioReader().read("a.yaml", "a: !!binary aGk=\n"), "NS004", "tags");
    }

    @Test
    void twoMillionNodesAreTooMany() {
        ParseResult result = Example.read("topology: { nodes: 2000000 }");
        refusedOnce(result, "NS011", "expected 1 to 10000");
    }

    @Test
    void twoMillionNodesInGroupsAreTooMany() {
        ParseResult result = Example.read("topology: { groups: { a: { count: 9000 }, b: { count: 9000 } } }");
        refusedOnce(result, "NS005", "at most 10000");
    }

    @Test
    void nodesThatJoinCountAsWell() {
        ParseResult result = Example.read("topology: { nodes: 9999 }\nfaults:\n  - { at: 1s, add: n, count: 900 }");
        refusedOnce(result, "NS005", "at most 10000");
    }

    @Test
    void byteOrderMarkIsNoMistake() throws IOException {
        String text = "\uFEFF" + Example.with("tags: [a]");
        assertThat(write(text.getBytes(StandardCharsets.UTF_8)).text()).isEmpty();
    }

    @Test
    void linesMayEndAsOnWindows() throws IOException {
        String text = Example.with("tags: [a]").replace("\n", "\r\n");
        assertThat(write(text.getBytes(StandardCharsets.UTF_8)).text()).isEmpty();
    }

    @Test
    void numbersBeyondAllBoundsAreRefused() {
        String digits = "9".repeat(400);
        assertThat(Example.codes(Example.read("run: { duration: " + digits + "s }")))
                .containsExactly("NS010");
        assertThat(Example.codes(Example.read("run: { duration: 400000000000s }")))
                .containsExactly("NS011");
        assertThat(Example.codes(Example.read("topology: { nodes: " + digits + " }")))
                .containsExactly("NS011");
        assertThat(Example.codes(Example.read("run: { duration: 5s, seeds: " + digits + " }")))
                .containsExactly("NS008");
    }
}
