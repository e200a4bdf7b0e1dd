package io.netsplit.system.membership;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;

/**
 * What one node tells another.
 *
 * @param base the rumor that the lowest bit stands for
 * @param bits which rumors
 * @param asks whether the other is to answer with what it knows
 */
record Exchange(long base, long bits, boolean asks) implements Message {
    private static final int HEADER_BYTES = 40;
    private static final int RUMOR_BYTES = 16;

    @Override
    public String type() {
        return "Exchange";
    }

    @Override
    public int sizeBytes() {
        return HEADER_BYTES + RUMOR_BYTES * Long.bitCount(bits);
    }

    @Override
    public void describe(Fields fields) {
        fields.put("base", base).put("rumors", bits).put("asks", asks);
    }
}
