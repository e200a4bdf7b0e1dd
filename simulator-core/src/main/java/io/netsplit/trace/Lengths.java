package io.netsplit.trace;

/** The tables of deflate for the lengths and distances of matches (RFC 1951, §3.2.5). */
final class Lengths {
    private static final int FIRST = 257;
    private static final int[] BASES = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] EXTRA_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_BASES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final int[] DISTANCE_EXTRA_BITS = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };
    private static final int LONGEST = 258;
    private static final short[] SYMBOLS = new short[LONGEST + 1];

    static {
        int symbol = 0;
        for (int length = BASES[0]; length <= LONGEST; length++) {
            while (symbol + 1 < BASES.length && BASES[symbol + 1] <= length) {
                symbol++;
            }
            SYMBOLS[length] = (short) (FIRST + symbol);
        }
    }

    private Lengths() {}

    static int symbol(int length) {
        return SYMBOLS[length];
    }

    static int base(int symbol) {
        return BASES[symbol - FIRST];
    }

    static int extraBits(int symbol) {
        return EXTRA_BITS[symbol - FIRST];
    }

    /** Two symbols for each power of two: the exponent, and the bit below the highest. */
    static int distanceSymbol(int distance) {
        int rest = distance - 1;
        if (rest < 4) {
            return rest;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(rest);
        return 2 * exponent + (rest >> (exponent - 1) & 1);
    }

    static int distanceBase(int symbol) {
        return DISTANCE_BASES[symbol];
    }

    static int distanceExtraBits(int symbol) {
        return DISTANCE_EXTRA_BITS[symbol];
    }
}
