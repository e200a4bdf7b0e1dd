package io.netsplit.real.framing;

/** How messages lie in the bytes of a connection between two nodes. */
public enum Framing {
    /** Nobody can tell. */
    NONE {
        @Override
        public MessageCounter ofCaller() {
            return bytes -> MessageCounter.UNKNOWN;
        }

        @Override
        public MessageCounter ofCalled() {
            return ofCaller();
        }
    },
    /** gRPC over HTTP/2, not encrypted. */
    GRPC {
        @Override
        public MessageCounter ofCaller() {
            return GrpcMessages.ofClient();
        }

        @Override
        public MessageCounter ofCalled() {
            return GrpcMessages.ofServer();
        }
    },
    /** What members of Hazelcast say to each other, not encrypted. */
    HAZELCAST {
        @Override
        public MessageCounter ofCaller() {
            return new HazelcastPackets();
        }

        @Override
        public MessageCounter ofCalled() {
            return new HazelcastPackets();
        }
    };

    /** A counter of what the one says that has made the connection. */
    public abstract MessageCounter ofCaller();

    /** A counter of what the one says that was called. */
    public abstract MessageCounter ofCalled();
}
