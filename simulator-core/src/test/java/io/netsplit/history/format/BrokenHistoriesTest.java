package io.netsplit.history.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.netsplit.history.HistoryFormatException;
import io.netsplit.history.HistoryWriter;
import io.netsplit.random.Prng;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a history, reading it ends in a history or in one sentence, and never in another exception. */
class BrokenHistoriesTest {
    private static final int CASES = 2_500;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vector.edn",
                "lines.edn",
                "independent.edn",
                "tuples.edn",
                "transactions.edn",
                "mutex.edn",
                "history.json",
                "history.txt",
                "register.log",
                "test.log",
                "store.txt",
                "own.jsonl"
            })
    void mutationsOfAHistoryAreReadOrRefusedInOneSentence(String name) {
        byte[] whole = Samples.bytes(name);
        int refused = 0;
        for (int seed = 1; seed <= CASES; seed++) {
            byte[] broken = Mutation.of(whole, Prng.of(seed, name));
            HistoryFormat forced = seed % 4 == 0 ? HistoryFormat.values()[seed / 4 % 6] : null;
            refused += isRefused(name + ", seed " + seed, broken, new ReadOptions(forced, null)) ? 1 : 0;
        }
        assertThat(refused).as("of " + CASES + " mutations of " + name).isBetween(CASES / 10, CASES - CASES / 20);
    }

    @Test
    void everyBeginningOfAHistoryIsReadOrRefused() {
        for (String name : Samples.NAMES) {
            byte[] whole = Samples.bytes(name);
            for (int length = 0; length < whole.length; length++) {
                byte[] beginning = java.util.Arrays.copyOf(whole, length);
                isRefused(name + ", first " + length + " bytes", beginning, ReadOptions.DEFAULT);
            }
        }
    }

    @Test
    void everyFormatIsRefusedOrReadAsEveryOther() {
        for (String name : Samples.NAMES) {
            for (HistoryFormat format : HistoryFormat.values()) {
                isRefused(name + " as " + format, Samples.bytes(name), ReadOptions.DEFAULT.withFormat(format));
            }
        }
    }

    @Test
    void longAndDeepOnesAreReadOrRefused() {
        String event = "{:process 0 :type :invoke :f :write :value ";
        for (String piece :
                new String[] {"[", "{", "(", "#{", "#a ", "#_ ", "^", "\"", ";\n", " ", "1", ",", "\\", "'"}) {
            String many = piece.repeat(100_000);
            byte[] bytes = (event + many).getBytes(StandardCharsets.UTF_8);
            isRefused("many " + piece, bytes, ReadOptions.DEFAULT);
            isRefused("only " + piece, many.getBytes(StandardCharsets.UTF_8), ReadOptions.DEFAULT);
        }
    }

    private static boolean isRefused(String what, byte[] bytes, ReadOptions options) {
        try {
            RecordedHistory read = Samples.read(bytes, options);
            HistoryWriter.write(read.history(), OutputStream.nullOutputStream());
            return false;
        } catch (HistoryFormatException e) {
            assertThat(e.what()).as(what).isNotBlank().hasSizeLessThan(400).doesNotContain("\n");
            return true;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return fail(String.format(Locale.ROOT, "%s: %s", what, new String(bytes, StandardCharsets.UTF_8)), e);
        }
    }
}
