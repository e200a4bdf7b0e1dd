package io.netsplit.check.transaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who made which version, who read it, and which versions are known to follow each other directly. */
final class Versions {
    /** A transaction found this version before it changed the key itself. */
    record Read(int transaction, Version version) {}

    final Map<Version, Integer> writer = new LinkedHashMap<>();
    /** Versions that their own transaction replaced. */
    final Map<Version, Version> intermediate = new LinkedHashMap<>();

    final List<Read> reads = new ArrayList<>();
    final Map<Version, List<Version>> next = new LinkedHashMap<>();

    void follows(Version earlier, Version later) {
        List<Version> following = next.computeIfAbsent(earlier, absent -> new ArrayList<>(1));
        if (!following.contains(later)) {
            following.add(later);
        }
    }

    List<Version> after(Version version) {
        return next.getOrDefault(version, List.of());
    }

    @Nullable
    Integer writerOf(Version version) {
        return version.isInitial() ? null : writer.get(version);
    }
}
