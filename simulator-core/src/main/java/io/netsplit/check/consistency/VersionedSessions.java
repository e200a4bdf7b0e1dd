package io.netsplit.check.consistency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session guarantees of Terry and others (PDIS 1994) where every access tells the version of the key that it read or
 * made, so that nothing has to be guessed: what a session sees or makes of one key may not go back behind what it saw or
 * made before.
 */
public final class VersionedSessions {
    /** A session read, or made, this version of a key; versions of one key grow in the order that the system gave them. */
    public record Access(int session, Object key, boolean isWrite, long version) {}

    /** The second access goes back behind the first, which came earlier in the same session. */
    public record Regression(Access before, Access after) {
        /** "session 3 read version 4 of key x after it had written version 7". */
        public String sentence() {
            return "session " + after.session + " " + deed(after) + " of key " + after.key + " after it had "
                    + (before.isWrite ? "written" : "read") + " version " + before.version;
        }

        private static String deed(Access access) {
            return (access.isWrite ? "wrote" : "read") + " version " + access.version;
        }
    }

    private record Place(int session, Object key) {}

    private VersionedSessions() {}

    /**
     * The first access that breaks the guarantee.
     *
     * @param accesses those of each session in its order
     * @throws IllegalArgumentException where the level is not one of the four session guarantees
     */
    public static Optional<Regression> firstRegression(Level level, List<Access> accesses) {
        boolean afterWrite = level == Level.READ_YOUR_WRITES || level == Level.MONOTONIC_WRITES;
        boolean nowWrite = level == Level.MONOTONIC_WRITES || level == Level.WRITES_FOLLOW_READS;
        if (!afterWrite && !nowWrite && level != Level.MONOTONIC_READS) {
            throw new IllegalArgumentException(level + " is not a session guarantee");
        }
        Map<Place, Access> newest = new LinkedHashMap<>();
        for (Access access : accesses) {
            Place place = new Place(access.session, access.key);
            @Nullable Access before = newest.get(place);
            if (before != null && access.isWrite == nowWrite && goesBack(before, access)) {
                return Optional.of(new Regression(before, access));
            }
            if (access.isWrite == afterWrite && (before == null || access.version > before.version)) {
                newest.put(place, access);
            }
        }
        return Optional.empty();
    }

    /** A write makes a new version, so for a write the same one is too old. */
    private static boolean goesBack(Access before, Access after) {
        return after.isWrite ? after.version <= before.version : after.version < before.version;
    }
}
