package io.netsplit.history.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Small histories in every format, each with oddities of real ones. */
final class Samples {
    static final List<String> NAMES = List.of(
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
            "own.jsonl");

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecordedHistory read(byte[] bytes, ReadOptions options) throws IOException {
        return Histories.read(new ByteArrayInputStream(bytes), options);
    }
}
