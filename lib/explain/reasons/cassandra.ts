/** What each variable tells the official image of Cassandra. */
export const VARIABLES: Readonly<Record<string, string>> = {
  POD_IP: 'the Pod\'s own address, by which the node is known in the ring, and which its readiness probe asks',
  CASSANDRA_SEEDS: 'the nodes that a starting node asks for the ring: the same few everywhere, and not all, since a node that is its own seed joins without its share of the data',
  CASSANDRA_CLUSTER_NAME: 'the ring\'s name, which is written into the data: a node that has another one\'s data refuses to start',
  CASSANDRA_DC: 'the data centre of these nodes: keyspaces say how many copies each data centre has',
  CASSANDRA_RACK: 'the rack of these nodes: copies are spread over racks',
  CASSANDRA_ENDPOINT_SNITCH: 'reads data centre and rack from what the two variables set; with the image\'s own snitch they would say nothing',
  CASSANDRA_LISTEN_ADDRESS: 'the node speaks under the Pod\'s own address, and not under what its host name happens to be',
  CASSANDRA_NUM_TOKENS: 'how many ranges of the data a node takes',
  MAX_HEAP_SIZE: 'the JVM\'s heap, a share of the container\'s memory limit: left alone, it would be a quarter of the whole node\'s memory, and the container would be killed',
  HEAP_NEWSIZE: 'the heap\'s part for new objects, as Cassandra\'s own formula has it',
};
