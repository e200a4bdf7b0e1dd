package io.netsplit.check.consistency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The four session guarantees: Terry, Demers, Petersen, Spreitzer, Theimer and Welch, "Session Guarantees for Weakly
 * Consistent Replicated Data", PDIS 1994.
 *
 * <p>They speak of versions, and a history of values does not say which of two versions is newer. What counts as certainly
 * older is what the history itself shows: the initial value is older than any other; of one session's writes to a key the
 * earlier is older; and what a session read before it wrote, or before it read something else, was older in its own eyes.
 * A history can therefore break a guarantee without anybody being able to tell from outside.
 */
final class SessionGuarantees {
    private static final int NONE = -1;

    private final Accesses accesses;
    private final Story story;

    SessionGuarantees(Accesses accesses) {
        this.accesses = accesses;
        this.story = new Story(accesses);
    }

    /** Null where nothing in the history contradicts the guarantee. */
    @Nullable
    Contradiction check(Level level) {
        for (int[] line : accesses.lines) {
            Contradiction found = switch (level) {
                case READ_YOUR_WRITES -> ownWrites(line);
                case MONOTONIC_READS -> monotonicReads(line);
                case MONOTONIC_WRITES -> monotonicWrites(line);
                case WRITES_FOLLOW_READS -> writesFollowReads(line);
                default -> throw new IllegalArgumentException(level + " is not a session guarantee");
            };
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Contradiction ownWrites(int[] line) {
        Map<Integer, Integer> lastWrite = new LinkedHashMap<>();
        Map<Integer, Integer> readBefore = new LinkedHashMap<>();
        for (int operation : line) {
            int source = accesses.source[operation];
            Integer write = lastWrite.get(accesses.key[operation]);
            if (write != null && source != Accesses.NO_READ && source != Accesses.NOBODY) {
                Integer seen = source < 0 ? null : readBefore.get(source);
                boolean wasRead = seen != null && accesses.place[seen] < accesses.place[write];
                if (source == Accesses.INITIAL || isEarlier(source, write) || wasRead) {
                    return story.own(write, operation, wasRead ? List.of(seen) : List.of());
                }
            }
            if (source >= 0) {
                readBefore.putIfAbsent(source, operation);
            }
            if (accesses.writes[operation]) {
                lastWrite.put(accesses.key[operation], operation);
            }
        }
        return null;
    }

    private @Nullable Contradiction monotonicReads(int[] line) {
        Map<Integer, Integer> lastRead = new LinkedHashMap<>();
        Map<Integer, Integer> firstReadOf = new LinkedHashMap<>();
        Map<Long, Integer> newestOfWriter = new LinkedHashMap<>();
        for (int operation : line) {
            int source = accesses.source[operation];
            if (source == Accesses.NO_READ || source == Accesses.NOBODY) {
                continue;
            }
            Integer last = lastRead.get(accesses.key[operation]);
            if (source == Accesses.INITIAL) {
                if (last != null) {
                    return story.back(last, operation, List.of());
                }
                continue;
            }
            Integer newest = newestOfWriter.get(writerOfKey(source));
            if (newest != null && isEarlier(source, accesses.source[newest])) {
                return story.back(newest, operation, List.of());
            }
            if (last != null && accesses.source[last] != source && firstReadOf.containsKey(source)) {
                return story.back(last, operation, List.of(firstReadOf.get(source)));
            }
            newestOfWriter.put(writerOfKey(source), operation);
            firstReadOf.putIfAbsent(source, operation);
            lastRead.put(accesses.key[operation], operation);
        }
        return null;
    }

    private long writerOfKey(int write) {
        return (long) accesses.key[write] * accesses.lineCount() + accesses.line[write];
    }

    private boolean isEarlier(int first, int second) {
        return first >= 0
                && accesses.line[first] == accesses.line[second]
                && accesses.place[first] < accesses.place[second];
    }

    /** For each writing session, the read that showed this session the latest of its writes. */
    private @Nullable Contradiction monotonicWrites(int[] line) {
        Map<Integer, Integer> shownBy = new LinkedHashMap<>();
        for (int read : line) {
            int source = accesses.source[read];
            if (source != Accesses.NO_READ && source != Accesses.NOBODY) {
                for (int[] writes : accesses.keyWrites.of(accesses.key[read])) {
                    Integer shown = shownBy.get(accesses.line[writes[0]]);
                    if (shown == null || accesses.key[shown] == accesses.key[read]) {
                        continue;
                    }
                    int missed = missed(writes, accesses.source[shown], source);
                    if (missed >= 0) {
                        return story.skipped(missed, shown, read);
                    }
                }
            }
            if (source >= 0) {
                shownBy.merge(
                        accesses.line[source],
                        read,
                        (one, other) -> accesses.place[accesses.source[one]] >= accesses.place[source] ? one : other);
            }
        }
        return null;
    }

    /** The last of {@code writes} that came before {@code seen} and is newer than {@code returned}, or -1. */
    private int missed(int[] writes, int seen, int returned) {
        int last = KeyWrites.last(writes, write -> accesses.place[write] < accesses.place[seen]);
        return last >= 0 && (returned == Accesses.INITIAL || isEarlier(returned, last)) ? last : NONE;
    }

    private @Nullable Contradiction writesFollowReads(int[] line) {
        ReadsBefore known = new ReadsBefore();
        for (int read : line) {
            int source = accesses.source[read];
            if (source == Accesses.NO_READ || source == Accesses.NOBODY) {
                continue;
            }
            Followed older = known.newerThan(read);
            if (older != null) {
                return story.forgotten(older.before, older.shownBy, read);
            }
            if (source >= 0) {
                known.learn(source, read);
            }
        }
        return null;
    }

    /**
     * A read that must count as known to a session.
     *
     * @param before the read, by the session that then wrote
     * @param shownBy the observer's read of what that session wrote
     */
    private record Followed(int before, int shownBy) {}

    /** What the writers of what a session has seen had read before they wrote. */
    private final class ReadsBefore {
        private final Map<Integer, Integer> toldUntil = new LinkedHashMap<>();
        /** By key and the session that wrote what was read: the newest. */
        private final Map<Long, Followed> newest = new LinkedHashMap<>();

        private final Map<Integer, Followed> anyOfKey = new LinkedHashMap<>();
        /** By the write that was read and then, on the same key, overwritten by its reader. */
        private final Map<Integer, Followed> overwritten = new LinkedHashMap<>();

        @Nullable
        Followed newerThan(int read) {
            int source = accesses.source[read];
            if (source == Accesses.INITIAL) {
                return anyOfKey.get(accesses.key[read]);
            }
            Followed ofWriter = newest.get(writerOfKey(source));
            boolean older = ofWriter != null && isEarlier(source, accesses.source[ofWriter.before]);
            return older ? ofWriter : overwritten.get(source);
        }

        /** The session saw {@code write}, and so all that its writer had read. */
        void learn(int write, int shownBy) {
            learn(write, write, shownBy);
            int last = accesses.previous[write];
            if (last < 0) {
                return;
            }
            int line = accesses.line[last];
            int end = accesses.place[last] + 1;
            for (int place = toldUntil.getOrDefault(line, 0); place < end; place++) {
                learn(accesses.lines[line][place], write, shownBy);
            }
            toldUntil.merge(line, end, Math::max);
        }

        private void learn(int before, int write, int shownBy) {
            if (!accesses.readsWrite(before)) {
                return;
            }
            int source = accesses.source[before];
            Followed followed = new Followed(before, shownBy);
            newest.merge(
                    writerOfKey(source),
                    followed,
                    (one, other) -> isEarlier(accesses.source[one.before], source) ? other : one);
            anyOfKey.putIfAbsent(accesses.key[before], followed);
            if (accesses.key[before] == accesses.key[write]) {
                overwritten.putIfAbsent(source, followed);
            }
        }
    }
}
