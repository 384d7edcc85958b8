-- Negotiations. What they are asked for by is a column, the rest is in the document. One row is one process: its state and
-- the message that the peer has still to be told are written together.

create table negotiation (
    pid          varchar(64)  primary key,
    role         varchar(8)   not null, -- CONSUMER, PROVIDER
    peer         varchar(512) not null,
    peer_pid     varchar(512),
    state        varchar(16)  not null,
    asset_id     varchar(255) not null,
    agreement_id varchar(255),
    version      bigint       not null,
    wake         timestamp(6) with time zone,
    created_at   timestamp(6) with time zone not null,
    document     varchar      not null,
    seq          bigint generated always as identity,
    unique (peer, role, peer_pid)
);
create index negotiation_wake on negotiation (wake);
create index negotiation_agreement on negotiation (agreement_id);
create index negotiation_seq on negotiation (seq);
