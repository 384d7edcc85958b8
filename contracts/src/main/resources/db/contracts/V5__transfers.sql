-- Transfers, as negotiations are kept: one row is one process, its state and the message that the peer has still to be told
-- are written together.

create table transfer (
    pid          varchar(64)  primary key,
    role         varchar(8)   not null, -- CONSUMER, PROVIDER
    peer         varchar(512) not null,
    peer_pid     varchar(512),
    state        varchar(16)  not null,
    asset_id     varchar(255) not null,
    agreement_id varchar(255) not null,
    resting      varchar(3), -- yes: a data flow is to be started
    version      bigint       not null,
    wake         timestamp(6) with time zone,
    created_at   timestamp(6) with time zone not null,
    document     varchar      not null,
    seq          bigint generated always as identity,
    unique (peer, role, peer_pid)
);
create index transfer_wake on transfer (wake);
create index transfer_agreement on transfer (agreement_id);
create index transfer_resting on transfer (resting);
create index transfer_seq on transfer (seq);
