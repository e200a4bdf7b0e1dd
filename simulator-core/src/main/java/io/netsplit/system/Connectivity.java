package io.netsplit.system;

/** Which links are cut at the moment, for those who judge what nodes believe of each other. Nodes never see this. */
public interface Connectivity {
    /** No link is ever cut. */
    Connectivity WHOLE = new Connectivity() {
        @Override
        public boolean isCut(int from, int to) {
            return false;
        }

        @Override
        public boolean isWhole() {
            return true;
        }
    };

    /** True while messages from the one node to the other are lost to a cut. */
    boolean isCut(int from, int to);

    /** True while no link at all is cut. */
    boolean isWhole();

    /** True while messages pass both ways. */
    default boolean connects(int one, int other) {
        return !isCut(one, other) && !isCut(other, one);
    }
}
