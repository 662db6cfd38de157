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
