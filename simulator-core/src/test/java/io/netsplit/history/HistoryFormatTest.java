package io.netsplit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Prng;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryFormatTest {
    private static final String WRITE =
            "{\"op\":0,\"process\":0,\"client\":0,\"function\":\"write\",\"key\":1,\"input\":5,\"invoked\":10,"
                    + "\"completion\":\"ok\",\"completed\":20,\"node\":2}";

    @Test
    void fieldsStandInADocumentedOrderAndEmptyOnesAreLeftOut() throws IOException {
        Operation operation = new Operation(0, 0, Functions.WRITE, 1L, 5L, 10);
        operation.complete(Completion.OK, null, 20, "", 2);
        assertThat(text(History.of(List.of(operation)))).isEqualTo(WRITE + "\n");
    }

    @Test
    void everyKindOfValueComesBackAsItWas() throws IOException {
        List<@Nullable Object> values = Arrays.asList(
                0L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                true,
                false,
                "",
                "a \"quote\", a \\, a\ttab,\nlines, \u0001, ümlaut, 日本, \uD83D\uDE00, half \uD83D",
                List.of(),
                List.of(1L, "two", List.of(3L), true),
                new Cas(1L, "x"),
                new Cas(null, 2L),
                null);
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Operation operation = new Operation(i, i, i + 7, "f" + i, values.get(i), values.get(i), i);
            operation.complete(Completion.OK, values.get(i), i + 5, i % 2 == 0 ? "" : "why not", i % 3 - 1);
            operations.add(operation);
        }
        assertSame(History.of(operations));
    }

    @Test
    void randomHistoriesComeBackAsTheyWere() throws IOException {
        for (int seed = 1; seed <= 200; seed++) {
            Prng random = Prng.of(seed, "history-format");
            HistoryBuilder builder = new HistoryBuilder(1);
            for (int client = 0; client < 5; client++) {
                builder.onKey(random.nextLong(3));
                long from = random.nextInt(100);
                switch (random.nextInt(4)) {
                    case 0 -> builder.ok(client, from, from + random.nextInt(100), "read", null, random.nextLong());
                    case 1 -> builder.fail(client, from, from + random.nextInt(100), "write", random.nextLong());
                    case 2 -> builder.info(client, from, from + random.nextInt(100), "write", random.nextLong());
                    default -> builder.open(client, from, "cas", new Cas(random.nextLong(), random.nextLong()));
                }
            }
            assertSame(builder.build());
        }
    }

    @Test
    void emptyHistoryIsAnEmptyFile() throws IOException {
        assertThat(text(History.of(List.of()))).isEmpty();
        assertThat(read("\n \n").isEmpty()).isTrue();
    }

    @Test
    void brokenLineIsNamedByItsNumber() {
        assertRefused(WRITE + "\n\n" + WRITE.substring(0, 40), 3, "the text ends too early at character 41");
        assertRefused(WRITE.replace("\"op\":0", "\"op\":zero"), 1, "expected a value at character 7");
        assertRefused(WRITE.replace("5", "5.5"), 1, "expected a whole number, not 5.5");
        assertRefused(WRITE + "x", 1, "expected the end at character");
        assertRefused("[1]", 1, "expected '{'");
        assertRefused(WRITE.replace("\"ok\"", "\"done\""), 1, "completion is ok, fail, info or open, not 'done'");
        assertRefused(WRITE.replace("function", "funktion"), 1, "no field 'funktion'");
        assertRefused(WRITE.replace("\"process\":0", "\"process\":-1"), 1, "expected 'process' to be a whole number");
        assertRefused(WRITE.replace("\"process\":0", "\"op\":0"), 1, "'op' a second time");
        assertRefused(WRITE.replace("\"key\":1", "\"key\":{\"a\":1}"), 1, "'expected' and 'update'");
        assertRefused(WRITE.replace("\"completed\":20", "\"completed\":9"), 1, "before it is invoked");
        assertRefused(WRITE.replace("\"key\":1", "\"key\":" + "[".repeat(100)), 1, "nested too deeply");
    }

    @Test
    void linesThatDoNotFitTogetherAreRefused() {
        String second = WRITE.replace("\"op\":0", "\"op\":1");
        assertRefused(WRITE + "\n" + WRITE, 2, "invokes operation 0 while its operation 0 is open");
        assertRefused(WRITE + "\n" + second, 2, "process 0 invokes operation 1 while its operation 0 is open");
        String other = second.replace("\"process\":0", "\"process\":1");
        assertRefused(other + "\n" + WRITE, 2, "op is 0, but must be greater than 1");
        assertRefused(WRITE + "\n" + other.replace("\"invoked\":10", "\"invoked\":9"), 2, "time runs backwards");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] bytes = {'{', (byte) 0xFF, (byte) 0xFE, '}'};
        assertThatThrownBy(() -> HistoryReader.read(new ByteArrayInputStream(bytes)))
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void anyDamageToAByteIsReadOrRefusedWithALine() throws IOException {
        byte[] good = (WRITE + "\n" + WRITE.replace("\"op\":0,\"process\":0", "\"op\":1,\"process\":1"))
                .getBytes(StandardCharsets.UTF_8);
        for (int seed = 1; seed <= 2_000; seed++) {
            Prng random = Prng.of(seed, "history-damage");
            byte[] damaged = good.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                HistoryReader.read(new ByteArrayInputStream(damaged));
            } catch (HistoryFormatException e) {
                assertThat(e.line()).as("seed " + seed).isBetween(1L, 5L);
            }
        }
    }

    private static void assertRefused(String text, long line, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageStartingWith("line " + line + ": ")
                .hasMessageContaining(message);
    }

    private static void assertSame(History history) throws IOException {
        History again = read(text(history));
        assertThat(text(again)).isEqualTo(text(history));
        assertThat(again.operations())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(history.operations());
    }

    private static String text(History history) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistoryWriter.write(history, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static History read(String text) throws IOException {
        return HistoryReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
