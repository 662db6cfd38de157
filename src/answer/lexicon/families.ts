import { keyOf } from '../key.ts';

/**
 * Words that one asks with and the other reports with. Written by hand for the news; each line is a family of dictionary forms,
 * and a word may be in several.
 */
const FAMILIES = `
spectator crowd audience attendance fan viewer
lawyer barrister solicitor attorney counsel
referee umpire
mill factory plant site
close shut closure
return back
clergy priest bishop pastor vicar
student pupil
teacher professor lecturer
scientist researcher expert academic
study research survey paper report
weapon gun rifle knife bomb missile
missile rocket
judge court
crime offence offense
charge indict prosecute
thief burglar robber
steal rob theft robbery burglary
fraud deceive falsify forge
drown sink
ship carry
train rail railway
road highway motorway street
bridge tunnel
airport airline
strike walk
resign quit step leave resignation
appoint name hire
elect choose pick vote
parliament assembly congress senate lawmaker
tax levy duty
debt loan owe borrow
bank lender
rate interest
export sell ship
import buy
grow growth
factory plant
oil gas
flat apartment
rent tenant landlord
nurse medic doctor
medicine drug
operation surgery procedure
ill sick unwell
heal recover recovery
old elderly
young youth teenager
baby infant newborn
mother mum parent
father dad parent
husband wife spouse partner
marry marriage wedding
famous known
poor poverty
rich wealthy
hungry hunger famine starve
refugee migrant displaced asylum
flee escape evacuate
evacuate evacuation leave
shelter refuge camp
curfew lockdown
protest demonstration rally march demonstrate
protester demonstrator
riot unrest
police officer cop
spokesman spokeswoman spokesperson
editor journalist reporter
newspaper paper
win beat
medal prize award trophy cup
tournament competition championship cup
captain skipper
striker forward
injured injury
temperature heat warm
cold freeze frost
rain rainfall shower
wind gale storm
pollution pollute toxic
animal wildlife
tree forest wood woodland
power electricity blackout outage
network grid
phone mobile
internet online web
hack breach leak steal
password login
user customer
inspect inspection check
repair fix mend
fail failure collapse
crack break
leak spill
test check examine
licence license permit
approve approval authorise authorize recommend
safe safety secure
danger risk threat hazard
dangerous unsafe
sure certain
main chief key
total overall
value worth
ransom demand extort
company chain
cargo board load freight
call name describe brand label dub
hostage captive abductee detainee prisoner
kill die death dead slay murder fatality toll casualty perish lose
injure wound hurt injury
war conflict fighting hostility
ceasefire truce armistice peace
deal agreement accord pact settlement treaty contract
talk negotiation discussion meeting dialogue negotiate
attack strike assault raid offensive bombing bombard shell hit target
army military troop soldier force
police officer
withdraw withdrawal pullout leave exit pull
disarm disarmament weapon arm lay
free release liberate return
say tell state claim add announce declare comment remark
accuse blame allege allegation
deny reject dismiss refute dispute
warn caution alert
demand call urge ask want seek request insist
promise pledge vow commit
agree accept approve endorse back support
refuse reject decline oppose
start begin launch open commence
end stop finish halt cease conclude close
resume restart continue
delay postpone put suspend
cancel scrap abandon call axe
plan propose proposal intend intention scheme
rise increase grow climb gain jump surge up raise
fall drop decrease decline cut reduce down slump plunge
cost price worth pay charge fee spend
money fund cash finance funding budget
buy purchase acquire acquisition takeover merger merge
sell sale
company firm business corporation manufacturer maker operator
boss chief head leader director chair chairman chairwoman ceo executive run lead
worker employee staff docker member
job work post position role
effective efficacy protect protection cut work
suspect suspicion
record file data information detail document
hacker intruder attacker thief
hold own have keep
own belong owner
delegation team envoy
aim objective goal target purpose
election vote voter poll electoral ballot
begin first start
score goal
salary wage pay earn
take part participate
fan supporter
fee price sum
reach get
team club side
age old year
sack fire dismiss lay redundancy layoff
pay wage salary earn
strike walkout stoppage
union workers
boat ship vessel ferry
plane aircraft jet flight
car vehicle
crash collision accident wreck
fire blaze burn
flood flooding inundate
storm hurricane cyclone typhoon
earthquake quake tremor
victim casualty
child kid boy girl pupil minor
man male
woman female
people person resident citizen inhabitant population
doctor physician medic
hospital clinic
vaccine jab shot vaccination inoculation immunise
disease illness infection virus
drug medicine treatment
test trial study experiment
court judge tribunal ruling rule judgment verdict
trial case hearing lawsuit
sue lawsuit complaint
convict guilty conviction sentence
jail prison imprison sentence
arrest detain custody hold
suspect accused defendant
lawyer attorney barrister solicitor counsel
vote ballot election poll elect
win victory beat defeat triumph
lose defeat loss
law bill act legislation
ban prohibit bar outlaw block
allow let permit authorise
government administration cabinet state
minister secretary
country nation state
city town municipality
area region zone district
border frontier
home house residence
build construct construction building rebuild reconstruction
destroy damage wreck ruin demolish
help aid assist assistance relief
food meal
near close nearby
big large huge major
small little minor
new latest recent
next following
mediator broker mediate mediation
participant join attend take part participate participation
investigate investigation probe inquiry inquire
find discover detect identify
cause reason why because result
show reveal disclose publish
send deploy dispatch
arrive come reach
visit trip travel go
live reside dwell
born birth
create found establish set
name call title
own owner owns
live alive survive survivor living
missing disappear vanish
rescue save
launch liftoff takeoff
explode explosion blast bomb
shoot gun gunfire fire
school class
university college
water reservoir dam
power electricity energy
oil petroleum crude fuel petrol
speak talk
statement announcement declaration
fear worry concern
hope expect expectation
happen occur place
early earlier
amount sum total
group organisation organization faction militant
govern rule administer governance
oversee supervise supervision
guarantee assurance assure
deadline timetable timeline schedule date
compensation damages payout
profit earnings income
share stock
customer client
passenger traveller
film movie
team side club
match game
player
goal score
coach manager trainer
excavation dig excavate
earthquake quake shake
strong strength magnitude force powerful
stake share own
quit resign resignation go
suspend stop halt pause
afraid fear worry anxious
perform play face meet opponent
lose beat defeat
dispute disagree disagreement doubt challenge contest question
exclude rule reject
result score outcome
visitor visit tourist
expensive cost price
cheap cost price
affect hit impact
salary earn pay income wage
reason motive blame
trader merchant seller shopkeeper
shop store supermarket retailer outlet
dead body corpse remains
grave tomb burial bury funeral
kidnap abduct abduction kidnapping seize hostage
kidnapper gunman abductor captor
extremist militant rebel insurgent fighter guerrilla
terrorist militant attacker
rebel insurgent
soldier troop serviceman
general commander officer
president leader
premier minister
opposition opponent
critic criticise criticize criticism condemn attack
praise welcome hail applaud
apologise apology apologize sorry
complain complaint grievance
sanction embargo penalty
fine penalty punish
tariff duty levy
budget spending
inflation price
unemployment jobless
bankruptcy insolvency administration bankrupt collapse
takeover acquire acquisition buy
shareholder investor stockholder
revenue sale turnover income
loss lose
manufacture produce production make build
plant factory
launch unveil introduce release
inventor invent
discover discovery find unearth
site location place
species animal plant
climate weather
heatwave heat hot temperature
drought dry
ocean sea marine
lake reservoir
mountain hill slope
landslide mudslide slide
flood floodwater
rescuer rescue
search hunt look seek
trapped bury stuck trap
shelter tent accommodation
volunteer helper
charity aid
donate donation give
supply deliver delivery provide
electricity power
outage blackout cut
hospital clinic ward
surgeon doctor
patient sick
infect infection case
symptom sign
cure treat treatment
dose jab shot
scholar professor academic historian
teacher teach
pupil student schoolchild
exam test
lesson class
classroom school
degree graduate
lawmaker mp parliamentarian legislator deputy senator
bill law legislation
decide decision choose
vote ballot
majority win
coalition alliance
resolution motion
summit conference meeting
envoy diplomat ambassador emissary
ally partner
enemy foe opponent
invade invasion
occupy occupation
bombing airstrike strike raid bomb
artillery shell gun
drone uav
tank armour
hostility fighting war combat clash
clash fight battle
peace truce
swap exchange
captive prisoner hostage detainee
jail prison
release free hand
escape flee
murder kill homicide
stab knife
assault attack
rape assault
thief steal
suspect accused
witness eyewitness
evidence proof
inquiry investigation
prosecutor prosecution
sentence jail prison
acquit clear innocent
appeal challenge
contract deal
sponsor fund
finance pay fund money
cost pay price
championship title
champion winner holder
winner win
runner athlete
race marathon run
record best
medal podium
injury hurt knee injure
squad team
stadium ground arena
referee umpire
opening start launch
cancel call
arrive land
depart leave
driver drive
pilot captain
crew sailor
passenger traveller commuter
bus coach
lorry truck
rail train
delay postpone late hold
cause trigger spark
damage destroy
collapse fall
spread expand
shrink reduce
size big large
distance far
height high tall
width wide
depth deep
speed fast quick
duration long last
frequency often
begin start
finish end
complete finish
oldest old
youngest young
relative family
sister brother sibling
parent mother father
son daughter child
grandmother grandfather grandparent
husband wife
neighbour neighbor resident
farmer grower
crop harvest
fish fishing
hunt poach
forest wood
wildlife animal
pet dog cat
singer musician artist
author writer novelist
actor star
painting picture artwork
exhibition show
festival event
audience viewer
broadcaster station channel
television tv
website site online
software program app
computer machine
robot machine
satellite spacecraft
rocket launcher
astronaut crew
planet world
telescope observatory
energy power
coal mine
miner mine
nuclear atomic reactor
emission pollution
reaction respond response react
oppose against opposition reject
support back favour favor
threaten threat
fear warn
hope want
remember recall
forget ignore
rule regulation
regulator watchdog authority
agency office body
ministry department
official officer
spokesperson spokesman spokeswoman
manager boss
successor replace succeed replacement
predecessor replace
deputy vice
founder found
owner own
member join
headquarters base
branch office
profit gain
wealth fortune
nickname call
demand condition ask want
condition term
offer propose
compromise deal
progress advance
failure fail
success succeed
mistake error
secret hidden confidential
private personal
legal law lawful
illegal unlawful ban
protester march demonstrator
arrest detain
curfew ban
violence unrest
gang criminal
border frontier
immigrant migrant
asylum refuge
embassy consulate
passport document
language speak
religion faith church
mosque temple church
holiday vacation
tourism tourist
hotel inn
restaurant cafe
drink beverage
`;

const MEMBERS: readonly (readonly string[])[] = FAMILIES.trim()
	.split('\n')
	.map((family) => family.split(' ').map(keyOf));

const FAMILY_OF: ReadonlyMap<string, readonly number[]> = indexed();

function indexed(): Map<string, number[]> {
	const found = new Map<string, number[]>();
	for (const [at, family] of MEMBERS.entries()) for (const word of family) found.set(word, [...(found.get(word) ?? []), at]);
	return found;
}

/** The other words that may stand for this one in the news; the dictionary form is asked for. */
export function relatives(key: string): string[] {
	const found: string[] = [];
	for (const family of FAMILY_OF.get(key) ?? [])
		for (const word of MEMBERS[family]!) if (word !== key && !found.includes(word)) found.push(word);
	return found;
}
