package io.netsplit.visualizer.model;

import java.util.Arrays;

/**
 * Many ints, one after the other, without an object for each. {@link #asOfNow} hands them out as they are: both share the blocks
 * that hold them, and a block is copied only where a value that was handed out changes.
 */
public final class IntColumn {
    private static final int BLOCK_BITS = 12;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private int[][] blocks;
    /** When each block was last its own: one that was handed out since is shared. */
    private int[] made;

    private int handedOut;
    private int size;

    public IntColumn() {
        this(BLOCK);
    }

    /** With room for so many, at least one, before it has to grow. */
    IntColumn(int room) {
        this(new int[][] {new int[Math.min(BLOCK, room)]}, new int[1], 0);
    }

    private IntColumn(int[][] blocks, int[] made, int size) {
        this.blocks = blocks;
        this.made = made;
        this.size = size;
    }

    /** The values that there are, to stay as they are; for reading, on any thread that learns of it safely. */
    IntColumn asOfNow() {
        handedOut++;
        return new IntColumn(Arrays.copyOf(blocks, used()), new int[0], size);
    }

    private int used() {
        return Math.max(1, (size + BLOCK - 1) >>> BLOCK_BITS);
    }

    public void add(int value) {
        int block = size >>> BLOCK_BITS;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block * 2);
            made = Arrays.copyOf(made, block * 2);
        }
        int at = size & BLOCK - 1;
        if (blocks[block] == null) {
            blocks[block] = new int[BLOCK];
            made[block] = handedOut;
        } else if (at == blocks[block].length) {
            blocks[block] = Arrays.copyOf(blocks[block], Math.min(BLOCK, at * 2));
            made[block] = handedOut;
        }
        // Behind everything that was handed out, a shared block may be written.
        blocks[block][at] = value;
        size++;
    }

    public int get(int row) {
        return blocks[row >>> BLOCK_BITS][row & BLOCK - 1];
    }

    void set(int row, int value) {
        int block = row >>> BLOCK_BITS;
        if (made[block] != handedOut) {
            blocks[block] = blocks[block].clone();
            made[block] = handedOut;
        }
        blocks[block][row & BLOCK - 1] = value;
    }

    public int size() {
        return size;
    }

    /** The first row whose value is at least {@code bound}, in a column that never falls. */
    public int firstAtLeast(int bound) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
