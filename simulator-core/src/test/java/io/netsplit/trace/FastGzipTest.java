package io.netsplit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FastGzipTest {
    private static byte[] compress(byte[] plain, int piece) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FastGzip gzip = new FastGzip(bytes)) {
            for (int at = 0; at < plain.length; at += piece) {
                gzip.write(plain, at, Math.min(piece, plain.length - at));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] decompress(byte[] compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
    }

    private static void survives(byte[] plain) throws IOException {
        for (int piece : new int[] {1_000, 65_536, Integer.MAX_VALUE / 2}) {
            assertThat(decompress(compress(plain, piece))).isEqualTo(plain);
        }
    }

    @Test
    void nothingAndVeryLittleSurvive() throws IOException {
        for (int length = 0; length < 40; length++) {
            survives("a".repeat(length).getBytes(StandardCharsets.US_ASCII));
            survives("abcdefgh".repeat(5).substring(0, length).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void everyKindOfDataSurvives() throws IOException {
        for (int seed = 1; seed <= 40; seed++) {
            Prng random = Prng.of(seed, "gzip");
            byte[] plain = new byte[random.nextInt(900_000)];
            int letters = 1 + random.nextInt(256);
            int at = 0;
            while (at < plain.length) {
                int length = Math.min(plain.length - at, 1 + random.nextInt(700));
                int back = 1 + random.nextInt(40_000);
                boolean copy = random.chance(0.7) && at > back;
                for (int i = 0; i < length; i++) {
                    plain[at + i] = copy ? plain[at + i - back] : (byte) random.nextInt(letters);
                }
                at += length;
            }
            assertThat(decompress(compress(plain, 10_000))).as("seed %d", seed).isEqualTo(plain);
        }
    }

    @Test
    void frequenciesThatWouldMakeCodesTooLongSurvive() throws IOException {
        // Fibonacci frequencies make the deepest Huffman tree that there is.
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Prng random = Prng.of(1, "gzip");
        int a = 1;
        int b = 1;
        for (int symbol = 0; symbol < 24; symbol++) {
            for (int i = 0; i < a; i++) {
                plain.write(symbol * 7);
            }
            int next = a + b;
            a = b;
            b = next;
        }
        byte[] bytes = plain.toByteArray();
        for (int i = bytes.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        survives(bytes);
    }

    @Test
    void aTraceIsAboutAsSmallAsWithTheDeflaterOfTheJdk() throws IOException {
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        try (TraceWriter writer = new TraceWriter(trace, SampleEvents.HEADER)) {
            for (int i = 0; i < 20_000; i++) {
                SampleEvents.tell(writer, i, 1_000_003L * i, "");
            }
            writer.finish("0", "drained");
        }
        ByteArrayOutputStream usual = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(usual)) {
            gzip.write(decompress(trace.toByteArray()));
        }
        assertThat(trace.size()).isLessThan(3 * usual.size());
    }
}
