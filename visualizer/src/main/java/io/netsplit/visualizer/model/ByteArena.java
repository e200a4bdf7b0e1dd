package io.netsplit.visualizer.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        byte[] block = block(place);
        int at = (int) place;
        return new String(block, at + LENGTH_BYTES, length(block, at), StandardCharsets.UTF_8);
    }

    /** Whether the piece at {@code place} is, byte by byte, the one at a place of another arena. */
    boolean isSame(long place, ByteArena others, long otherPlace) {
        byte[] block = block(place);
        byte[] otherBlock = others.block(otherPlace);
        int at = (int) place;
        int otherAt = (int) otherPlace;
        int end = at + LENGTH_BYTES + length(block, at);
        int otherEnd = otherAt + LENGTH_BYTES + length(otherBlock, otherAt);
        return Arrays.equals(block, at, end, otherBlock, otherAt, otherEnd);
    }

    private byte[] block(long place) {
        return blocks.get((int) (place >>> 32));
    }

    private static int length(byte[] block, int at) {
        return (block[at] & 0xFF) << 24
                | (block[at + 1] & 0xFF) << 16
                | (block[at + 2] & 0xFF) << 8
                | block[at + 3] & 0xFF;
    }

    private int blockSize() {
        return blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).length;
    }
}
