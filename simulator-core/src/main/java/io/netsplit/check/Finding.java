package io.netsplit.check;

/** What a check found. Unknown is never counted as holding: the sample was empty, or nothing could be concluded. */
public enum Finding {
    HOLDS,
    VIOLATED,
    UNKNOWN
}
