package io.netsplit.run;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * What a back end can do whose nodes people start, one command for each, on one machine or on several. Somebody stands
 * for each node on its machine: it starts, stops, kills and wipes the node when the controller says so, holds the links that
 * lead away from it, and ends with the run.
 */
public interface NodesByHand {
    /** Tells people what to do, and what has come of it. */
    interface Guide {
        /**
         * The controller listens; nobody has come.
         *
         * @param where what nodes are told as their controller's address
         * @param token what they have to say there
         * @param nodes how many there are to be
         */
        void open(InetSocketAddress where, String token, int nodes);

        void tell(String line);
    }

    /**
     * How the controller waits.
     *
     * @param listen where nodes report to; port 0 is a free one
     * @param patienceNs how long people may take until all nodes are there
     * @param version of netsplit; nodes have to be of the same
     */
    record Invitation(InetSocketAddress listen, long patienceNs, String version, Guide guide) {}

    /**
     * One node to be started here.
     *
     * @param node its address, from 0
     * @param controller where it reports to
     * @param token what it says there
     * @param bind what it listens on; port 0 is a free one
     * @param logs the folder that takes its log
     * @param version of netsplit
     * @param guide is told what becomes of it, line by line
     */
    record Guest(
            int node,
            InetSocketAddress controller,
            String token,
            InetSocketAddress bind,
            Path logs,
            String version,
            Guide guide) {}

    /** The same back end; it waits for people where it would have started the nodes of a run. */
    BackEnd awaiting(Invitation invitation);

    /**
     * Stands for one node until its run is over, and leaves nothing but its log.
     *
     * @throws NodeByHandException where it ends in any other way
     */
    void serve(Guest guest) throws NodeByHandException;
}
