package io.netsplit.visualizer.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The contents of messages and events as they stand in the file, one after the other in blocks: a million of them need some
 * hundred megabytes as text, and ten times that as maps. They are parsed when somebody looks at them.
 */
final class ByteArena {
    private static final int BLOCK = 1 << 20;
    private static final int LENGTH_BYTES = 4;

    private final List<byte[]> blocks;
    private int used = BLOCK;

    ByteArena() {
        this(new GrowingList<>());
    }

    private ByteArena(List<byte[]> blocks) {
        this.blocks = blocks;
    }

    /** For reading: pieces that are added later go into what the two share, behind everything that is known of by now. */
    ByteArena asOfNow() {
        return new ByteArena(List.copyOf(blocks));
    }

    /** Keeps a piece and returns where it is. */
    long add(byte[] bytes, int from, int to) {
        int length = to - from;
        int needed = length + LENGTH_BYTES;
        if (used + needed > blockSize()) {
            blocks.add(new byte[Math.max(BLOCK, needed)]);
            used = 0;
        }
        byte[] block = blocks.get(blocks.size() - 1);
        long place = (long) (blocks.size() - 1) << 32 | used;
        block[used] = (byte) (length >>> 24);
        block[used + 1] = (byte) (length >>> 16);
        block[used + 2] = (byte) (length >>> 8);
        block[used + 3] = (byte) length;
        System.arraycopy(bytes, from, block, used + LENGTH_BYTES, length);
        used += needed;
        return place;
    }

    /** The piece at a place that {@link #add} returned. */
    String text(long place) {
        byte[] block = blocks.get((int) (place >>> 32));
        int at = (int) place;
        int length = (block[at] & 0xFF) << 24
                | (block[at + 1] & 0xFF) << 16
                | (block[at + 2] & 0xFF) << 8
                | block[at + 3] & 0xFF;
        return new String(block, at + LENGTH_BYTES, length, StandardCharsets.UTF_8);
    }

    private int blockSize() {
        return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).length;
    }
}
