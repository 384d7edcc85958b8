-- What has been used of what an agreement limits, and what is set aside for uses that are under way.

create table counter (
    account       varchar(255)    not null,
    limit_name    varchar(255)    not null,
    unit_of_count varchar(1000)   not null, -- empty where the rule names none
    used          decimal(60, 20) not null,
    primary key (account, limit_name, unit_of_count)
);

create table reservation (
    token         varchar(64)     primary key,
    account       varchar(255)    not null,
    limit_name    varchar(255)    not null,
    unit_of_count varchar(1000)   not null,
    amount        decimal(60, 20) not null,
    state         varchar(9)      not null, -- HELD, COMMITTED, RELEASED
    foreign key (account, limit_name, unit_of_count) references counter (account, limit_name, unit_of_count)
);
