-- One request for several offers. A part has a negotiation once it was asked for, or a problem when that was refused at once.

create table bundle (
    id          varchar(64)  primary key,
    study       varchar(1000), -- empty for one that is for no study
    asked_at    timestamp(6) with time zone not null,
    given_up_at timestamp(6) with time zone,
    seq         bigint generated always as identity
);
create index bundle_seq on bundle (seq);

create table bundle_part (
    bundle_id      varchar(64)   not null references bundle (id),
    number         integer       not null,
    offer          varchar(512)  not null, -- partner/asset
    negotiation_id varchar(64),
    code           varchar(255),
    cause          varchar(2000),
    cure           varchar(2000),
    primary key (bundle_id, number)
);
create index bundle_part_open on bundle_part (bundle_id, negotiation_id, code);
