-- Contracts that were ended early, or that one side proposes to end, and terminations by the other side that did not hold.

create table termination (
    hash          char(64)     primary key,
    agreement_id  varchar(255) not null references agreement (id),
    canonical     varchar      not null,
    provider_jws  varchar(2048),
    provider_key  varchar(512),
    consumer_jws  varchar(2048),
    consumer_key  varchar(512),
    effective_at  timestamp(6) with time zone not null,
    accepted_for  varchar(255) unique references agreement (id), -- the agreement, once this is what ends it
    is_delivered  boolean      not null,
    stored_at     timestamp(6) with time zone not null,
    seq           bigint generated always as identity
);
create index termination_by_agreement on termination (agreement_id, seq);

create table breach (
    agreement_id  varchar(255) not null references agreement (id),
    evidence_hash char(64)     not null,
    party         varchar(512) not null,
    found_at      timestamp(6) with time zone not null,
    code          varchar(128) not null,
    evidence      varchar      not null, -- the bytes that came, base64
    seq           bigint generated always as identity,
    primary key (agreement_id, evidence_hash)
);
